"""Changes to what a scenario is made of: players, strategies, drivers, outcomes, sources.

Every function is pure, takes a scenario and says with its answer which judgements would be lost.
"""
