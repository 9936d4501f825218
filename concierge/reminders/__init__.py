"""Reminders set by hand."""
