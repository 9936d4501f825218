"""The record sealed: a chain of hashes, and the check of it."""
