"""Files published beside the pages."""
