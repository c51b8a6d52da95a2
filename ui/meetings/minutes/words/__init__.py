"""Aids for whoever writes minutes: spelling, find and replace, citations, the time."""
