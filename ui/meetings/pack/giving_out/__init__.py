"""The panel that prints a pack, exports it, and gives it out to everybody on the distribution list."""
