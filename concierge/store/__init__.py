"""What is kept, and how: one encrypted file, one verb one transaction."""
