"""Docks, menus, focus, keyboard and layout of the window."""
