"""The domain: scenarios, payoffs, equilibria and what moves them. No Qt, no windows."""
