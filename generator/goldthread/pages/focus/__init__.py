"""The chapter on focus."""
