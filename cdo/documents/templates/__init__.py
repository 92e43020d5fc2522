"""Templates: files of Markdown with front matter, filled with plain data."""
