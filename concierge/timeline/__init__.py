"""Everything that happened with a member, append-only."""
