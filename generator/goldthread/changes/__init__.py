"""What a change of the records means: one state of a handbook held against another."""
