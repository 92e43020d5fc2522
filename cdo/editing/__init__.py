"""Editing: what is written into a registry, and the only code that writes there."""
