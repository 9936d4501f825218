"""Find a member, a number, an issue, a text or a command by typing a little of it."""
