"""The keys of programs, on a page of HR."""
