"""The game tree of the play: who moves where, what the plan says there, and where it ends."""
