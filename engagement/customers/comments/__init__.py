"""What customers wrote: kept where somebody asked for it, for a year."""
