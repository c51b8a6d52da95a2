"""The one document a meeting’s minutes are written in: headings, points, limbs, actions, each a piece with its id."""
