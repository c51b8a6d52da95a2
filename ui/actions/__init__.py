"""The action log page."""
