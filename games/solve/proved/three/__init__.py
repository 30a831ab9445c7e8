"""Three players: what each support profile holds, where one player at least plays one or two."""
