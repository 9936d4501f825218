"""How sorts of due things look, and what asks about them."""
