"""The baseline of accepted findings, and which findings a change affects."""
