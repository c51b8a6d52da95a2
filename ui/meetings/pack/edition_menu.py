"""The button that says which edition of the pack is shown, and the menu that chooses another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from boardkeeper.editions import Edition, Part, Readers
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

K = TypeVar("K")

_READERS = {
    Readers.PUBLIC: ("&Public", "What everybody may read; it leaves exempt matter out and says so"),
    Readers.RESTRICTED: ("&Restricted", "With exempt matter, marked on every page"),
    Readers.CHAIR: ("&Chair’s", "The restricted pack with the chair’s briefing in front"),
}
_PARTS = {
    Part.WHOLE: ("The &whole pack", "The agenda sheet and every paper"),
    Part.AGENDA: ("The &agenda sheet alone", "With the pages of the whole pack"),
    Part.ITEMS: ("Some &items…", "Their papers with the pages they have in the whole pack"),
    Part.CHANGES: ("Only what c&hanged", "What is new or changed since the agenda was published"),
    Part.SUPPLEMENT: ("The next &supplement", "What waits for it, as it would go out"),
}
_NAMED = {Readers.PUBLIC: "Public", Readers.RESTRICTED: "Restricted", Readers.CHAIR: "Chair’s"}
_SAID = {
    Part.WHOLE: ("", ""),
    Part.AGENDA: ("agenda sheet", "agenda"),
    Part.ITEMS: ("some items", "items"),
    Part.CHANGES: ("only what changed", "changes"),
    Part.SUPPLEMENT: ("supplement", "supplement"),
}
"""What a part is called in full, and where there is little room."""


class EditionMenu(QToolButton):
    """“Restricted, large print ⌄”.

    Signals:
        chosen: An `Edition`.
        items_wanted: Ask which items; the edition follows.
    """

    chosen = Signal(object)
    items_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edition = Edition()
        self._is_roomy = False
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("chip", True)
        # The arrow stands behind the words, as on every list that opens.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.setToolTipsVisible(True)
        self.readers = _group(menu, _READERS)
        menu.addSeparator()
        self.parts = _group(menu, _PARTS)
        menu.addSeparator()
        self.large_print = QAction("&Large print", menu)
        self.large_print.setCheckable(True)
        self.large_print.setToolTip("Set anew in 18 point; it names the pages of the usual pack")
        menu.addAction(self.large_print)
        self.setMenu(menu)
        for readers, action in self.readers.items():
            action.triggered.connect(partial(self._choose_readers, readers))
        for part, action in self.parts.items():
            action.triggered.connect(partial(self._choose_part, part))
        self.large_print.triggered.connect(self._on_large_print)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_edition(Edition())

    def offer(
        self,
        *,
        has_exempt: bool,
        has_chairs: bool = True,
        can_compare: bool = False,
        has_waiting: bool = False,
    ) -> None:
        """Offer what is of use: no restricted pack where nothing is exempt, no changes before anything was published."""
        for readers, is_offered in ((Readers.RESTRICTED, has_exempt), (Readers.CHAIR, has_chairs)):
            self.readers[readers].setVisible(is_offered or self._edition.readers is readers)
        for part, is_offered in ((Part.CHANGES, can_compare), (Part.SUPPLEMENT, has_waiting)):
            self.parts[part].setVisible(is_offered or self._edition.part is part)

    def set_roomy(self, is_roomy: bool) -> None:
        """Say the edition in full, or in short words."""
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self.show_edition(self._edition)

    def show_edition(self, edition: Edition) -> None:
        """Say which edition is shown."""
        self._edition = edition
        self.readers[edition.readers].setChecked(True)
        self.parts[edition.part].setChecked(True)
        self.large_print.setChecked(edition.is_large_print)
        words = edition_words(edition)
        self.setText(words if self._is_roomy else short_words(edition))
        self.setAccessibleName(f"Edition: {words}")
        self.setToolTip(f"{words}: choose the edition that is shown (Ctrl+Shift+K)")
        self._dress()

    def _choose_readers(self, readers: Readers) -> None:
        self._choose(replace(self._edition, readers=readers))

    def _choose_part(self, part: Part) -> None:
        # Until it is said which items, the edition is the one it was.
        self.show_edition(self._edition)
        if part is Part.ITEMS:
            self.items_wanted.emit()
        else:
            self._choose(replace(self._edition, part=part, items=(), supplement=0))

    @Slot()
    def _on_large_print(self) -> None:
        self._choose(replace(self._edition, is_large_print=self.large_print.isChecked()))

    def choose_items(self, items: Sequence[str]) -> None:
        """Show the papers of some items alone; without any the whole pack."""
        part = Part.ITEMS if items else Part.WHOLE
        self._choose(replace(self._edition, part=part, items=tuple(items), supplement=0))

    def _choose(self, edition: Edition) -> None:
        if edition != self._edition:
            self.show_edition(edition)
            self.chosen.emit(edition)

    @Slot()
    def _dress(self) -> None:
        self.setIcon(self._theme.icon("chevron-down"))
        self.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
        # Whoever has exempt pages on the screen sees that at a glance; the word says it too.
        ink = self._theme.ink(Tone.EXEMPT)
        is_marked = self._edition.is_restricted
        self.setStyleSheet(
            f"QToolButton {{ background: {ink.fill}; color: {ink.text}; }}" if is_marked else ""
        )


def _group(menu: QMenu, words: Mapping[K, tuple[str, str]]) -> dict[K, QAction]:
    """Actions of which one is ticked."""
    group = QActionGroup(menu)
    made = {}
    for key, (title, tip) in words.items():
        action = QAction(title, menu)
        action.setToolTip(tip)
        action.setCheckable(True)
        group.addAction(action)
        menu.addAction(action)
        made[key] = action
    return made


def edition_words(edition: Edition) -> str:
    """“Public”, “Chair’s, large print”, “Restricted, agenda sheet”."""
    parts = [
        _NAMED[edition.readers],
        _part_words(edition, 0),
        "large print" if edition.is_large_print else "",
    ]
    return ", ".join(part for part in parts if part)


def short_words(edition: Edition) -> str:
    """The same for a button in a narrow window: “Chair’s, large”, “Restricted, agenda”."""
    parts = [_NAMED[edition.readers], _part_words(edition, 1), "large" if edition.is_large_print else ""]
    return ", ".join(part for part in parts if part)


def _part_words(edition: Edition, which: int) -> str:
    """In full or where there is little room; a supplement that is out by its number."""
    words = _SAID[edition.part][which]
    return f"{words} {edition.supplement}" if edition.supplement else words
