"""Scores of a period: for readers, for programs, and as results to be stored."""
