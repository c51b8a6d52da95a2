"""The tables of the seventh layout, by the rooms they are in."""
