"""Floors: what no team should stay under, which do, and what is said of it."""
