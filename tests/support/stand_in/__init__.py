"""A chart more than the product has, and a walk past every place where charts show."""
