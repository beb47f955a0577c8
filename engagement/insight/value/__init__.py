"""What satisfaction and departures are worth, with every assumption open to change."""
