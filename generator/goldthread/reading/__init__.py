"""From files to records, with findings for whatever cannot be read."""
