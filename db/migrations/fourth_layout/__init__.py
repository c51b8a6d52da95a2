"""The tables of the fourth layout, by the rooms they are in."""
