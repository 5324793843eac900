"""Writing to the disk: files and folders replaced whole or not at all, under locks, with a manifest of what is ours."""
