"""The program without its window: everything that can be scripted, through the same use cases."""
