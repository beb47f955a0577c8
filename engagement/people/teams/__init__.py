"""Teams on the pages of HR: added, changed, moved, closed, joined."""
