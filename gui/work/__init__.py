"""Background work, and keeping answers up with the document."""
