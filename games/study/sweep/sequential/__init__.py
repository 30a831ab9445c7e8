"""Sweeps of games whose moves follow one another: the same answer as where all move at once.

`sweep` is the door. Where one player moves after another all is exact, in plain fractions; stages
of several players are proved where python-flint is installed, and else looked at level by level.
"""
