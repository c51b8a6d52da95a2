"""Chasing: officers and what is due of them, the letters they get, and what was named to the chair."""
