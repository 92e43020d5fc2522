"""What was worked out once, and need not be worked out again."""
