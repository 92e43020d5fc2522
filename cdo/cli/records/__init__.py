"""Records by the names that people give them, and in words."""
