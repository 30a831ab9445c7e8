"""One driver from low to high: regimes, branches, tipping points and causes."""
