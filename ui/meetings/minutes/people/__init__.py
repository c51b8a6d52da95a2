"""Who was there, what they declared, and whether there was a quorum, beside the minutes."""
