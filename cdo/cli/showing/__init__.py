"""Where an answer goes, and how tables fit there."""
