"""How names and numbers enter a sentence, and the sentences that all surfaces share."""
