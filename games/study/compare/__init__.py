"""What differs between two scenarios, and what that does."""
