"""Small pieces that panels share, painted to one set of tokens."""
