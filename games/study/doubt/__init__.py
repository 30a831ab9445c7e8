"""How sure an answer is: how far judgements may be wrong, together, before it changes."""
