"""The driver rows: a slider with today's handle on a map of regimes, tipping points and anchors."""
