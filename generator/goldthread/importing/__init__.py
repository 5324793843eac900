"""Rows of spreadsheets as records: a workbook and a book go in, and what would be added, changed or left alone comes out."""
