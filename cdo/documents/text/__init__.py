"""Markdown with front matter, taken apart; `markdown.py` puts it together."""
