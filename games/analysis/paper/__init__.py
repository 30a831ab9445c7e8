"""What the briefing says, as data: parts, sections and words of likelihood."""
