"""Fixes: the edits of findings, applied to the texts of files; nothing here writes to the disk."""
