"""The history of a file: every step, and a way to take one back."""
