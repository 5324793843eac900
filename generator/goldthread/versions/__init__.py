"""Published versions: editions side by side on a branch of git."""
