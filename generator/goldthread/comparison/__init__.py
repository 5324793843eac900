"""Two versions compared by meaning: what changed, what follows from it, and the report in each format."""
