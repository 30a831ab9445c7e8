"""Nothing an analyst did may be lost: claims, autosave, recovery, and watching what others do."""
