"""Preview cards: the picture of a page that other programs show when somebody passes its address on."""
