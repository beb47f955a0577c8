"""Bytes to rows of text: delimited ones, workbooks of Excel and OpenDocument; pure."""
