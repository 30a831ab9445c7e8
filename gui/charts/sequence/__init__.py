"""The sequence map: one strip of regimes per play, along one driver."""
