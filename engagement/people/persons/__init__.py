"""Persons on the pages of HR: found, added, changed, moved, taken out."""
