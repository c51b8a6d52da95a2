"""The minutes of a meeting, to be read."""
