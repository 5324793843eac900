"""Changes: what differs between two states of the records, as values without words."""
