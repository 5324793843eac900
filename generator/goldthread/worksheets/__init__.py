"""Worksheets: questions to the people who own records, and room for their answers."""
