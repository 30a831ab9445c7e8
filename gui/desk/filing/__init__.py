"""The document's file: opening, saving, recovering, and what others do to it."""
