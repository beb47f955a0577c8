"""A living company made up for visitors, through the same doors as a real one."""
