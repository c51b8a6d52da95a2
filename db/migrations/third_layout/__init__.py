"""The tables of the third layout, by the rooms they are in."""
