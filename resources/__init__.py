"""Fonts, icons, templates, the sample board and their licences, read through importlib.resources."""
