"""What everybody may read of the promise: the facts, and what each column is for."""
