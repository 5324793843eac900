"""The index of the search: entries with their words -> scripts that a page loads as it needs them."""
