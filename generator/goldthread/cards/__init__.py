"""Preview cards: the pictures that other programs show for a link to a page."""
