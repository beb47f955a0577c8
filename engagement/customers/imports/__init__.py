"""What every import brought, and what of it counts."""
