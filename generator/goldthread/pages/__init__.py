"""The pages of a handbook, made from its records."""
