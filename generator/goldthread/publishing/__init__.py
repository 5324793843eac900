"""Pages to a site or to a tree of Markdown: everything that writes, atomically."""
