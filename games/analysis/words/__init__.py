"""Results in plain English: headline, reasons, checks and the reading as a whole."""
