"""The tracking decisions page."""
