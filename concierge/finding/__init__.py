"""Search over everything one may see."""
