"""A living company for newcomers: invented people, real doors, a clock of its own."""
