"""The work programme page."""
