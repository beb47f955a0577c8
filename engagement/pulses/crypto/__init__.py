"""Keys, envelopes, tickets, and what shows that a pulse is as it was opened."""
