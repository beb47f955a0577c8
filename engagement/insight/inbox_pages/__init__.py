"""The pages of the inbox: its list, and the step before a comment is hidden."""
