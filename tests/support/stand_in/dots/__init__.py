"""A chart that the product does not have: a dot for every equilibrium."""
