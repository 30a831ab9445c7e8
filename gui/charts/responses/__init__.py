"""Best responses: reply curves of two players, or squares of a table."""
