"""The application: document, background work, charts, widgets, window, command line."""
