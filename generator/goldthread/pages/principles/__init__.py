"""The chapter on principles."""
