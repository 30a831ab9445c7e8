"""The briefing as files: a folder with paper, charts and data, ready to be handed over."""
