"""Pages about the plan and what it is measured by."""
