"""What charts are drawn with, without Qt."""
