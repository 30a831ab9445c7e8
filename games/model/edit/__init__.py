"""Every edit of a scenario, as pure functions."""
