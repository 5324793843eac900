"""Pages about situations: what to say and do when something happens."""
