"""The tables of layout 1, written out: what the live tables become later never changes this."""
