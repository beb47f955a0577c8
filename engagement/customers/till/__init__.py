"""One question at the till."""
