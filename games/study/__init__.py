"""What answers do as judgements move."""
