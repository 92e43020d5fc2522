"""What an audit tells, and the pack of evidence that goes with it."""
