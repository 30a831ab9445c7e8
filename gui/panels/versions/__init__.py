"""The versions panel: snapshots taken, named, compared and brought back."""
