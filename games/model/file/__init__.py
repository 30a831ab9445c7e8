"""A scenario on disk: its file, other formats, backups, what is bundled."""
