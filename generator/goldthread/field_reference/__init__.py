"""What there is to know of each kind of record and its fields: one source for the terminal, the handbook and the documents."""
