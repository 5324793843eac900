"""Git: the one place that runs it, and what is read from a repository's objects."""
