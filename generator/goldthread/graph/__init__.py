"""The links between records, and what follows from them: traces, coverage, meaning."""
