"""Scenarios: their values, payoffs, edits and files."""
