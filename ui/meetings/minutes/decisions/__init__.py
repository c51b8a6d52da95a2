"""What the board decided and asked for: changed by pen or panel, and followed up as it is typed."""
