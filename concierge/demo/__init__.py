"""A believable programme, invented and deterministic."""
