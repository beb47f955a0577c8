"""Both sides of teams week by week, and what runs over weeks."""
