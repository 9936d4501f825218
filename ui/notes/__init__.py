"""What a steward knows of a person."""
