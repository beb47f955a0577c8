"""Where staff and customers meet: the only part that reads both."""
