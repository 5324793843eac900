"""Documents that records name as their sources: addresses, headings, and what a section says."""
