"""Two drivers at once: the phase map."""
