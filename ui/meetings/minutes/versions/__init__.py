"""Earlier states of the minutes, held against each other."""
