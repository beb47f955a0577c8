"""The same dimensions, asked of customers and of staff, beside each other."""
