"""Two-player games in integers: all extreme equilibria, however many ties there are."""
