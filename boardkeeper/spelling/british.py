"""The British dictionary: what is a word at all, whoever writes it."""

from __future__ import annotations

import io
from functools import cache
from importlib import resources
from threading import Lock
from typing import Any

_LOADING = Lock()


class British:
    """Common British words, and those of English local government.

    What was asked once is remembered: a lookup takes some fifty microseconds, and people use the same words all day.

    Args:
        hunspell: A dictionary of spylls.
        council: Words of local government that it lacks.
    """

    def __init__(self, hunspell: Any, council: frozenset[str]) -> None:
        self._hunspell = hunspell
        self._council = council
        self._known: dict[str, bool] = {}

    @property
    def council_words(self) -> frozenset[str]:
        """The words of local government, each in its own capitals."""
        return self._council

    def knows(self, word: str) -> bool:
        """Whether a word, with plain apostrophes and hyphens, is spelt so."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = bool(self._hunspell.lookup(word))
        return known

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant, likeliest first; takes some tenths of a second."""
        return tuple(self._hunspell.suggest(word))


def british() -> British:
    """The dictionary, read on the first call (0.7 s, not for the window's thread) and shared from then on."""
    # Held while it is read, so that two threads that ask at once do not both read it.
    with _LOADING:
        return _load()


@cache
def _load() -> British:
    from spylls.hunspell import Dictionary
    from spylls.hunspell.readers import read_aff, read_dic
    from spylls.hunspell.readers.file_reader import BaseReader

    class Lines(BaseReader):  # type: ignore[misc]
        """Reads a text that is at hand; the reader of the library leaves its files open."""

        def __init__(self, text: str) -> None:
            self._text = text
            super().__init__(io.StringIO(text))

        def reset_encoding(self, encoding: str) -> None:  # noqa: ARG002 - it is UTF-8, as the first line says
            self.reset_io(io.StringIO(self._text))

    folder = resources.files("resources").joinpath("dictionaries")
    endings, words, council = (
        folder.joinpath(*place).read_text(encoding="utf-8")
        for place in (("en-GB", "en_GB.aff"), ("en-GB", "en_GB.dic"), ("council", "words.txt"))
    )
    endings_read, context = read_aff(Lines(endings))
    words_read = read_dic(Lines(words), aff=endings_read, context=context)
    return British(Dictionary(endings_read, words_read), frozenset(council.split()))
