"""What a milestone is linked to: its KPIs, actions and minutes, each one click away, and a field that links another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.page import Place
from ui.panes import SectionHeader, words_label
from ui.plan.elided_link import ElidedLink
from ui.tables.columns import RAG_WORDS
from ui.tables.painting import draw_rag
from ui.theme.theme import Theme

_WORDS_FIRST = 100
"""What is left of a line goes to the words, and only then to the gap behind them."""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link.

    Attributes:
        kind: “KPI”, “Action” or “Minute”.
        id: What is unlinked.
        words: What it is called.
        note: What there is to say of it: “31.4 %, worse than May 2019”.
        rag: The letter of its colour; blank for none.
        place: Where one click goes.
    """

    kind: str
    id: str
    words: str
    note: str
    rag: str
    place: Place


class LinkPane(QWidget):
    """The links, and the field for the next.

    Signals:
        followed: The `Place` of a link.
        removal_wanted: The `LinkLine` that shall be taken off.
        choices_wanted: The field was entered: what can be linked is wanted.
        wanted: Kind and id of what shall be linked.

    Args:
        theme: Its look.
        can_change: Whether links can be made and taken off here.
        parent: Who owns it.
    """

    followed = Signal(object)
    removal_wanted = Signal(object)
    choices_wanted = Signal()
    wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, can_change: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._can_change = can_change
        self._ids: dict[str, tuple[str, str]] = {}
        self.buttons: list[ElidedLink] = []
        self.removers: list[QToolButton] = []
        self._rows = QWidget(self)
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self.field = _Field(self)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(self._completer)
        self.field.setVisible(can_change)
        self.wrong = words_label("bad", self)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHeader("Linked to", self))
        column.addWidget(self._rows)
        column.addWidget(self.field)
        column.addWidget(self.wrong)
        self.field.entered.connect(self.choices_wanted)
        self.field.returnPressed.connect(self._on_return)
        self._completer.activated.connect(self._on_activated)

    def show_links(self, lines: Sequence[LinkLine]) -> None:
        """Show these links."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons, self.removers = [], []
        for line in lines:
            self._add(line)
        if not lines:
            label = words_label("muted", self._rows)
            label.setText("Nothing yet: no KPI shows whether it works." if self._can_change else "Nothing.")
            self._list.addWidget(label)

    def offer(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Offer what can be linked: kind, id and words of each."""
        self._ids = {f"{kind}: {words}".casefold(): (kind, each) for kind, each, words in choices}
        self._names.setStringList([f"{kind}: {words}" for kind, _, words in choices])

    def clear(self) -> None:
        """Leave the field empty."""
        self.field.clear()
        self.wrong.hide()

    def words(self) -> list[str]:
        """What the links say, from top to bottom."""
        return [button.words for button in self.buttons]

    def _add(self, line: LinkLine) -> None:
        row = QWidget(self._rows)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if line.rag in RAG_WORDS:
            layout.addWidget(_RagMark(self._theme, line.rag, row))
        kind = QLabel(line.kind, row)
        kind.setProperty("rank", "muted")
        layout.addWidget(kind)
        button = ElidedLink(line.words, Qt.TextElideMode.ElideRight, row)
        button.setToolTip(f"{line.words}: open" + (f"\n{line.note}" if line.note else ""))
        button.setAccessibleName(f"Open {line.kind} {line.words}")
        button.clicked.connect(partial(self.followed.emit, line.place))
        layout.addWidget(button, _WORDS_FIRST)
        self.buttons.append(button)
        layout.addStretch(1)
        if self._can_change:
            remove = QToolButton(row)
            remove.setIcon(self._theme.icon("x"))
            remove.setIconSize(QSize(14, 14))
            remove.setToolTip("Take this link off")
            remove.setAccessibleName(f"Take off the link to {line.kind} {line.words}")
            remove.clicked.connect(partial(self.removal_wanted.emit, line))
            layout.addWidget(remove)
            self.removers.append(remove)
        self._list.addWidget(row)
        if line.note:
            note = words_label("muted", self._rows)
            note.setText(line.note)
            note.setContentsMargins(self._theme.px(26) if line.rag in RAG_WORDS else 0, 0, 0, 4)
            self._list.addWidget(note)

    @Slot(str)
    def _on_activated(self, words: str) -> None:
        self._ask(words)

    @Slot()
    def _on_return(self) -> None:
        popup = self._completer.popup()
        if popup is None or not (popup.isVisible() and popup.currentIndex().isValid()):
            self._ask(self.field.text())

    def _ask(self, typed: str) -> None:
        words = typed.strip().casefold()
        if not words:
            return
        found = self._ids.get(words)
        if found is None:
            partly = [each for name, each in self._ids.items() if words in name]
            found = partly[0] if len(partly) == 1 else None
        if found is None:
            self.wrong.setText(
                f"“{typed.strip()}” is not one KPI, action or minute. Choose one from the list."
            )
            self.wrong.show()
            return
        self.wrong.hide()
        self.wanted.emit(*found)


class _Field(QLineEdit):
    """A line that asks for what can be typed in it when it is entered."""

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Link a KPI, an action or a minute: type a part of its name")
        self.setAccessibleName("Link to a KPI, an action or a minute")
        self.setClearButtonEnabled(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.entered.emit()


class _RagMark(QWidget):
    """The colour of a KPI as letter and shape."""

    def __init__(self, theme: Theme, letter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letter = letter
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.setAccessibleName(RAG_WORDS[letter])
        self.setToolTip(RAG_WORDS[letter])

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_rag(painter, self._theme, QPointF(self.width() / 2, self.height() / 2), self._letter)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedSize(self._theme.px(24), self._theme.px(24))
