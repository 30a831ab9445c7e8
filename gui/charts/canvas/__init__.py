"""The widget that shows a chart."""
