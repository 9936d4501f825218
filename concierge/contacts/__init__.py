"""Getting in touch, and what it does to an issue."""
