"""How a paper looks: walks over the same blocks."""
