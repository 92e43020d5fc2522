"""What is asked: of which registry, as of which commit, about which units and posts."""
