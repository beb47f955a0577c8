"""The page on which somebody says why nothing is done now about a team."""
