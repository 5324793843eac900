"""Mending: the edits of findings, made in the texts of files; nothing here touches the disk."""
