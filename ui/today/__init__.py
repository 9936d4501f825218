"""Everything that needs me now, and what to know before I act."""
