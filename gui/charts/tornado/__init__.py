"""The tornado: which driver moves an answer most."""
