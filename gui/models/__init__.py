"""Qt item models over the document and the reports."""
