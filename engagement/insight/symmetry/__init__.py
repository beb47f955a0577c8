"""The correlation view: both sides, between teams and within."""
