"""The reading: headline, equilibria, why, and what was checked."""
