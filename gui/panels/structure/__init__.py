"""What the scenario is made of: a tree, and below it the form of the selected item."""
