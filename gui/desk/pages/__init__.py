"""The pages of the charts: what stands above each picture, and what a press in it does."""
