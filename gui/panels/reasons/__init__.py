"""The reasons behind the selected payoff, each with a slider of its own."""
