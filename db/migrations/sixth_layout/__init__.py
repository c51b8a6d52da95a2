"""The tables of the sixth layout, by the rooms they are in."""
