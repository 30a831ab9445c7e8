"""The tree of a game that is played in stages."""
