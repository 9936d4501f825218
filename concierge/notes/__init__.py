"""The steward's own knowledge of the person."""
