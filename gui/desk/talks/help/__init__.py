"""Help: pages, their window, which page answers what has the focus, the About box."""
