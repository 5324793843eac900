"""The language of a handbook: the generator's own words, and how dates, numbers and lists are written."""
