"""From files to the index: the only floor that reads."""
