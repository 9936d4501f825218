"""A message for a colleague's member: taken by anybody, answered by whoever serves them."""
