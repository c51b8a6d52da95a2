"""Publication in its place: what is still wrong, the step itself, and everything that went out."""
