"""The library of suggestions, to which HR adds its own."""
