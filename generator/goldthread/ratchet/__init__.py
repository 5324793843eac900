"""The ratchet: what is accepted for now, and what a change touches, so that a handbook with many findings can only get better."""
