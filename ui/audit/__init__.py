"""The record: who did what, and who looked."""
