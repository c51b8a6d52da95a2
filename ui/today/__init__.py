"""Today: the first page, with what is late, what is next and what changed."""
