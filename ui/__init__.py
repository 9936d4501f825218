"""What a steward sees and does: the window and its panels."""
