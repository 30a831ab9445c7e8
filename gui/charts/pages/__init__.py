"""What stands above a chart, and what a press in it does."""
