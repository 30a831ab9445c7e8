"""Proved sweeps looked at again: what equilibria there are at every level of a driver.

Owns the check of a sweep's transcript. Like all of `games.verify` it knows no prover.
"""
