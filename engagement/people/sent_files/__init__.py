"""Files of people and teams on a page: sent, looked through, taken in, undone."""
