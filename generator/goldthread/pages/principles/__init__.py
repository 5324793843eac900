"""Pages about principles and words."""
