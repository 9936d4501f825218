"""Where everything is kept: an encrypted file, or the database of a team's PostgreSQL server."""
