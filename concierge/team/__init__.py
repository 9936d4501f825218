"""Who works here, and who may see whom."""
