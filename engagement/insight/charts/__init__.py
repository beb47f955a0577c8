"""Chart specifications; the only place that knows Altair."""
