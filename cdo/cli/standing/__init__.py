"""How seats and obligations stand on a day: for readers and for programs."""
