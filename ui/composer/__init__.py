"""Writing down what happened: the composer, and its fields."""
