"""Before the desk: opening a workspace, signing in, the first run, locking."""
