"""Signing in by a one-time link, and out."""
