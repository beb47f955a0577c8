"""Mails to managers and HR: results are out, and what waits for them on Mondays."""
