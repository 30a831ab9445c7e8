"""What follows from solving: sweeps, regimes, tipping points, explanations."""
