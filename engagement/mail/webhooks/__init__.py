"""Notices to rooms of a chat: neutral ones, to known hosts and nowhere else."""
