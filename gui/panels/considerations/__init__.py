"""The considerations: a list to search and filter, and the editor of the selected one."""
