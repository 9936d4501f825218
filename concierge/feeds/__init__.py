"""What businesses send."""
