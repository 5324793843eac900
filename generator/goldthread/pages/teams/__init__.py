"""The chapter on teams."""
