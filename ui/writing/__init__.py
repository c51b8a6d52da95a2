"""A surface to write on: paragraphs, points, tables and pictures, whose every paragraph keeps its id."""
