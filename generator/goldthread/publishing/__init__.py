"""A handbook to a site or to a tree of Markdown, written whole or not at all."""
