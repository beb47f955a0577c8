"""Pages about the company: its name and logo, and which mails go to whom."""
