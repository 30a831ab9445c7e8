"""Where the set of equilibria can change along one driver, exactly where that can be had."""
