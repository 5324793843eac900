"""The chapter on customers."""
