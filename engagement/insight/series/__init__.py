"""Both sides week by week, as frames of published figures."""
