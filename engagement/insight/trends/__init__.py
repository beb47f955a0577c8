"""Every team by week, by question and by who took part."""
