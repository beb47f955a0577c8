"""Telling a story: without a sign-in, without a cookie."""
