"""The agenda of a meeting, edited in place."""
