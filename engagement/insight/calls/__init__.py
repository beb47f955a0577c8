"""Which teams were called week by week, and what became of it."""
