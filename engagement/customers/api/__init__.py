"""Customer scores for programs: sent in as files are, read as pages show them."""
