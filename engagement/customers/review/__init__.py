"""The page on which a file is looked through before it counts."""
