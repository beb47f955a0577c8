"""One team: where it stands, what moved, what comes first."""
