"""The payoff table: a matrix per strategy of the third player, edited in place."""
