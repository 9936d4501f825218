"""What is true: members, issues, promises, and the store that keeps them. No Qt."""
