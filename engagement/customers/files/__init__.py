"""Files of scores: sent, listed, undone."""
