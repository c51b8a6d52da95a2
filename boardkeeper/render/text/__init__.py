"""Blocks as plain text, for an e-mail or whatever reads nothing else."""

from boardkeeper.render.text.page import render_text

__all__ = ["render_text"]
