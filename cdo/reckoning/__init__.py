"""What follows from the registry by counting."""
