"""The tour: two minutes in the real window, one callout after the other."""
