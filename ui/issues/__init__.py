"""What is to be settled: one issue, and all of mine."""
