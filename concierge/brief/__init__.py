"""What one must know before a call."""
