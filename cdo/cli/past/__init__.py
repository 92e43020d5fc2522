"""What the history tells, for the commands that ask it."""
