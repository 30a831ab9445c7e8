"""Conversations: comparing, pasting, the assistant, help, export."""
