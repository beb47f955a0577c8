"""Notices to channels of a chat: neutral ones, to known hosts and nowhere else."""
