"""The sweep: probabilities, outcomes and payoffs along one driver."""
