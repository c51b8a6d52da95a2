"""Workbooks in: read safely, understand the layout, preview, apply."""
