"""Three players who all mix: rigorous exclusion of supports, and exact points of full ones."""
