"""What depends on the mixture of one player over three strategies: a triangle cut by curves."""
