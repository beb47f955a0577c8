"""What pages show, as tables to be downloaded."""
