"""Bytes to a sheet, and what its columns and cells mean; pure."""
