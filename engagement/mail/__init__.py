"""Mails: rendered when sent, kept nowhere by us."""
