"""Records as the pages of a handbook, one kind of page a module."""
