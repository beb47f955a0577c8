"""One action, beside what staff and customers say in its weeks."""
