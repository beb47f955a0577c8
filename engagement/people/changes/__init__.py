"""Every change of the directory: found by comparison, open to all, told by mail."""
