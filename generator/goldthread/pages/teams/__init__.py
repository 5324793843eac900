"""Pages about teams, their tools, and what changed for them."""
