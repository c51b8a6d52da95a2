"""What layout 2 changes, written out: what the live tables become later never changes this."""
