"""Pages about alignment, and about the handbook itself: coverage, report, review, rules, print."""
