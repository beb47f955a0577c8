"""Whom a pulse asks, with whom each is counted, and the opening itself."""
