"""The promise, pure: which teams may be shown, and how finely."""

SMALLEST_GROUP = 5
