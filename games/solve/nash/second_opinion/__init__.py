"""What nashpy says about a game: every method it has, its failures put into words."""
