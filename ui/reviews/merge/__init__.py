"""Merging what came back from the chair: what was taken by itself, and what has to be decided."""
