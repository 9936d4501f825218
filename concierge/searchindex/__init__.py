"""The text index: what a text is found by."""
