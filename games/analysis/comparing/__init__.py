"""Two scenarios compared, in data and in words: what was edited and what it does to the answers."""
