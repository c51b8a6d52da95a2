"""What becomes of written minutes: circulated, commented on, approved, corrected, signed."""
