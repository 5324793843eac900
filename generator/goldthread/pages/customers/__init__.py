"""Pages about customers, what they need, and how that is known."""
