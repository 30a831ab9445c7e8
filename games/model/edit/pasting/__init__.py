"""Pasted text as payoffs: cells out of text, numbers out of cells, payoffs out of a block."""
