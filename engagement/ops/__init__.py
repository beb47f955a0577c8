"""Running the service: the server, what is due, a watched folder, backups, a check."""
