"""With whom: fields that say who it was."""
