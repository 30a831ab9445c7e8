"""Nash equilibria of one game or a batch, each with its proof."""
