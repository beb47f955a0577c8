"""What customers say: an index of the long run beside the scores of a period."""
