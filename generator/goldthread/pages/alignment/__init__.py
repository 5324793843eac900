"""The chapter on alignment: coverage, report, review, rules, and the handbook itself."""
