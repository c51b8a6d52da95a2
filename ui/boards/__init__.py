"""A board's settings, its templates and its look."""
