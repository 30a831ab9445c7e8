"""Side by side: two sweeps on one scale."""
