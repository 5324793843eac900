"""The records of a handbook: what kinds there are, and what each may say."""
