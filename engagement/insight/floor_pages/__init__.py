"""Pages of floors: what HR sets, and what is said of a team that is under one."""
