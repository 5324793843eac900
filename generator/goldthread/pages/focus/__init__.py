"""Pages about the focus, and the map from it to practice."""
