"""Small multiples: the same sweep under several settings."""
