"""Is a word spelt as the British spell it, and if not, what was meant? Over plain text; no Qt, no store."""

from __future__ import annotations

from boardkeeper.spelling.british import British, british
from boardkeeper.spelling.speller import Speller
from boardkeeper.spelling.text import FoundWord, abbreviations_defined_in, words_in

__all__ = ["British", "FoundWord", "Speller", "abbreviations_defined_in", "british", "words_in"]
