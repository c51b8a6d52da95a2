"""Blocks as one self-contained, accessible web page (WCAG 2.2 AA); nothing is fetched and nothing runs."""

from boardkeeper.render.html.page import render_html

__all__ = ["render_html"]
