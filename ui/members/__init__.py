"""Who a member is, and the list of mine."""
