"""The steps from the first tables to today's, each once and for good."""
