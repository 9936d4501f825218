"""All that needs me, in order."""
