"""Sweeps in exact arithmetic: every level at which the support set changes, and nothing between.

`line` is the door. All of it needs python-flint; whoever comes from outside asks
`games.solve.proved.available` first and imports the rooms of this package inside functions.
"""
