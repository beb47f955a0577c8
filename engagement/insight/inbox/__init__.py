"""The inbox: what staff and customers wrote, for those who lead to read and take up."""
