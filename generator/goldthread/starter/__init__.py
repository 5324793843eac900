"""The first files of a handbook: records that teach, and what lies around them; no disk is touched but that of the package."""
