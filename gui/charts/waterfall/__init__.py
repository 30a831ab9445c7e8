"""The waterfall: what a payoff is made of."""
