"""The answer page, and the one transaction that takes an answer."""
