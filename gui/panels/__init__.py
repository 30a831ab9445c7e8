"""Every panel with its item model."""
