"""What the window is composed of beyond its panels: files, dialogs, help, the chart's page."""
