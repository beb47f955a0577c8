"""Bytes to a frame of text, the words that files use, and how a file is read; pure.

Frames hold text alone, by category, and are indexed by the number of the record, as a
spreadsheet shows it.
"""
