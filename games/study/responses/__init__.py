"""What each player would do against any mix of the others."""
