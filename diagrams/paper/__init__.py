"""What printed pages have in common: type, paragraphs, running heads, contents, bookmarks."""
