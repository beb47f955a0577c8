"""Pages on which HR says when pulses open."""
