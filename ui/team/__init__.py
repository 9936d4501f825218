"""A lead's team: what everybody carries, who is away, and who stands in."""
