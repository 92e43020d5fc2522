"""The frame that commands stand in: how they are found, called, explained."""
