"""What stands around the panels: rail, status line, notices, screens."""
