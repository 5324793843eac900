"""Brand alignment handbooks from YAML records: read, checked, and published from vision to practice."""
