"""What the command line's verbs do, as functions that return values; only the command line prints."""
