"""What is to be settled for a member, its promises, and its closure."""
