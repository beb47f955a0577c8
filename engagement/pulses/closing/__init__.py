"""Envelopes opened, counted, released, destroyed."""
