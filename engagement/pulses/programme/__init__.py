"""The programme: when pulses open, and what HR chooses for weeks to come."""
