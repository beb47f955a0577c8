"""How every number is computed, in words: data for one page."""
