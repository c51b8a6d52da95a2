"""The tables of the fifth layout, by the rooms they are in."""
