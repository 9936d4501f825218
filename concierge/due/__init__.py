"""What sorts of things are due: what they are called, why they are there, what settles them."""
