"""Spreadsheets as values: a file becomes sheets of cells with addresses, and nothing in it is evaluated."""
