"""Measuring: any Word document against the national standard."""
