"""The exchange with the chair’s laptop: a review is sent, read and worked on there, sent back and merged."""
