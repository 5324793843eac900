"""The chapter of situations: what to say and do when something happens."""
