"""What became of actions, beside teams that had none, from published figures alone."""
