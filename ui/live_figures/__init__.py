"""Live figures in what is written: how a text reads, what is wrong with it, and a place to choose a figure."""
