"""Changes of YAML as edits of spans: text in, text out, every other byte as it was; nothing here touches the disk."""
