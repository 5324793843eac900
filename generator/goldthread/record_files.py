"""Which files of a handbook may hold records, told by their paths alone."""

TOPS = ("content", "principles")
"""The folders of records, from the handbook's root."""
SUFFIXES = (".yml", ".yaml")
"""The endings of files of records, in small letters."""
