"""What everybody reads after a pulse: their group beside the company, in words."""
