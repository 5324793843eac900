"""What a handbook shows to whom: the book for the public, and texts in it that name something internal."""
