"""Speed beside its floor, in the same run, as ratios."""
