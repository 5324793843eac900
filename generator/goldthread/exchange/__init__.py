"""What other programs read: the JSON Schema of the records."""
