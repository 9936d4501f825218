"""A member's stream and composer: what happened, and what one writes down."""
