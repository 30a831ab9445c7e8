"""The open document, undo, selection and preferences."""
