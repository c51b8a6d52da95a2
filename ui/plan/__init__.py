"""The improvement plan page."""
