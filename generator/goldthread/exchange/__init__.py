"""What other programs read: JSON Schemas of the records, the records as JSON, the inventory as CSV."""
