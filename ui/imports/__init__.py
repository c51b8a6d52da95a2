"""Workbooks brought in: what was understood is shown on the sheet itself, and nothing is written before it is seen."""
