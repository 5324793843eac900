"""Editions: what each changed in meaning, record by record, kept so that pages need no history of git."""
