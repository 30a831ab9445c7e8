"""Scenarios, help pages and icons, read with importlib.resources."""
