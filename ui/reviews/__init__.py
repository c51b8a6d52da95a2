"""The exchange with the chair: sending, what came back, and the window of a review."""
