"""Three players who all mix, solved shape by shape; `interior` is the door."""
