"""Which words are spelt right, asked of the dictionary in the background and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardkeeper import own_words
from boardkeeper.own_words import SpellingWords
from ui.operations import Changes
from ui.page import Workplace

_PAUSE_MILLISECONDS = 200
"""After a word that nobody knows yet; long enough for the rest of a pasted text to come along."""

_NAMING = ("own_word", "person", "post", "board")
"""The tables that hold what a speller knows of a board."""

Speller = Any
"""A `boardkeeper.spelling.Speller`, made in the background: the window's thread never reads a dictionary."""


class WordCheck(QObject):
    """Verdicts on words, and proposals; every word is asked for once.

    Signals:
        checked: The words whose verdict is new, as a frozen set.
        suggested: A word, and what may have been meant by it.
    """

    checked = Signal(object)
    suggested = Signal(str, object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._board_id = ""
        self._known: SpellingWords | None = None
        self._speller: Speller | None = None
        self._verdicts: dict[str, bool] = {}
        self._suggestions: dict[str, tuple[str, ...]] = {}
        self._wanted: set[str] = set()
        self._waiting: set[str] = set()
        self._is_busy = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._check)
        workplace.operations.changed.connect(self._on_changed)

    @property
    def is_settled(self) -> bool:
        """Whether every word that was asked for has its verdict."""
        return self._speller is not None and not (self._wanted or self._waiting or self._is_busy)

    def show_board(self, board_id: str) -> None:
        """Know the words of this board."""
        if board_id != self._board_id:
            self._board_id = board_id
            self._read()

    def is_right(self, word: str) -> bool | None:
        """Whether a word is spelt right; None while nobody knows: then it is asked for."""
        right = self._verdicts.get(word)
        if right is None and word not in self._waiting:
            self._wanted.add(word)
            if not self._pause.isActive():
                self._pause.start()
        return right

    def suggest(self, word: str) -> tuple[str, ...] | None:
        """What may have been meant; None while it is looked for, and `suggested` will tell."""
        if word not in self._suggestions and self._speller is not None:
            self._workplace.tasks.run(
                f"Looking for “{word}”",
                _suggest,
                self._speller,
                word,
                on_done=self._on_suggested,
                is_quiet=True,
            )
        return self._suggestions.get(word)

    def add_to_board(self, word: str) -> None:
        """Make a word one of the board's own; a possessive counts as the word without its ending."""
        base = word[:-2] if word[-2:] in {"'s", "’s"} else word
        operations = self._workplace.operations
        operations.run(
            f"“{base}” added to the board’s words.",
            own_words.add_own_word,
            operations.who,
            self._board_id,
            base,
            origin=self,
        )

    def _read(self) -> None:
        if self._board_id:
            self._workplace.operations.run(
                None, own_words.spelling_words, self._board_id, on_done=self._on_words_read
            )

    def _on_words_read(self, known: SpellingWords) -> None:
        if known != self._known:
            self._known = known
            self._is_busy = True
            self._workplace.tasks.run(
                "Reading the dictionary", _make_speller, known, on_done=self._on_speller_made, is_quiet=True
            )

    def _on_speller_made(self, made: tuple[SpellingWords, Speller]) -> None:
        known, speller = made
        if known is not self._known:
            return
        self._speller = speller
        self._suggestions.clear()
        self._wanted |= self._verdicts.keys()
        self._is_busy = False
        self._check()

    @Slot()
    def _check(self) -> None:
        if self._speller is None or self._is_busy or not self._wanted:
            return
        self._is_busy = True
        self._waiting, self._wanted = self._wanted, set()
        self._workplace.tasks.run(
            "Checking the spelling",
            _check_words,
            self._speller,
            frozenset(self._waiting),
            on_done=self._on_checked,
            is_quiet=True,
        )

    def _on_checked(self, answer: tuple[frozenset[str], set[str]]) -> None:
        words, doubtful = answer
        new = frozenset(word for word in words if self._verdicts.get(word) is not (word not in doubtful))
        self._verdicts.update((word, word not in doubtful) for word in words)
        self._waiting.clear()
        self._is_busy = False
        self.checked.emit(new)
        self._check()

    def _on_suggested(self, answer: tuple[str, tuple[str, ...]]) -> None:
        word, offered = answer
        self._suggestions[word] = offered
        self.suggested.emit(word, offered)

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if changes.touches(*_NAMING):
            self._read()


def _make_speller(
    known: SpellingWords, *, progress: Callable[[str, int, int], None], **_task: object
) -> tuple[SpellingWords, Speller]:
    from boardkeeper.spelling import Speller

    progress("Reading the dictionary", 0, 0)
    return known, Speller(known.own, known.names)


def _check_words(speller: Speller, words: Iterable[str], **_task: object) -> tuple[frozenset[str], set[str]]:
    return frozenset(words), speller.check(words)


def _suggest(speller: Speller, word: str, **_task: object) -> tuple[str, tuple[str, ...]]:
    return word, speller.suggest(word)
