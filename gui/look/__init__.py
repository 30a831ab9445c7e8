"""Colours, type, theme, icons."""
