"""All Nash equilibria of one game or of many, and what proves the list complete."""
