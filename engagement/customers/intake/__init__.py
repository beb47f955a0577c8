"""A sheet and its meaning to scores, row by row; pure."""
