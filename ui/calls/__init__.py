"""Calls that are open: their cards, and the row that names each."""
