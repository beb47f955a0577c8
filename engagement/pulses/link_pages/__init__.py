"""Where HR sees, takes back and renews the addresses of results."""
