"""Sliders, fields and other loose widgets that panels share."""
