"""Review: who looked at a record against which meaning of what lies above it, and what has changed in meaning since."""
