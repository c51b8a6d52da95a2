"""What a matter serves: where it leads to, and the form in which that is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.link_row import LinkRow
from ui.list_page import detail_column
from ui.page import Place
from ui.panes import words_label

if TYPE_CHECKING:
    from boardkeeper.follow_up import Link
    from boardkeeper.follow_up.choices import LinkChoices

#: What a row is linked to: the row's attribute, what the board is told, its name, and the page where it stands.
_LINKS = (
    ("milestone", "milestone_id", "Milestone", "plan"),
    ("kpi", "kpi_id", "KPI", "kpis"),
    ("programme", "programme_item_id", "On the work programme", "programme"),
)


class LinkRows(QWidget):
    """Where a matter leads to; nothing for what it is not linked to.

    Args:
        go: Opens a place.
        parent: Who owns it.
    """

    def __init__(self, go: Callable[[Place], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows: dict[str, LinkRow] = {}
        for attribute, _, title, _page in _LINKS:
            row = LinkRow(title, self)
            row.followed.connect(self._on_followed)
            self.rows[attribute] = row
            column.addWidget(row)

    def show_row(self, matter: Any) -> None:
        """Show what a matter is linked to."""
        for attribute, _, _, page in _LINKS:
            link: Link | None = getattr(matter, attribute)
            waits = attribute == "programme" and matter.awaits_hearing
            words = f"Stays open until it has been heard, which is {matter.hearing}." if waits else ""
            place = Place(page, link.id) if link else None
            self.rows[attribute].say(words, _short(link.words) if link else "", place)
        self.setVisible(any(getattr(matter, attribute) for attribute, *_ in _LINKS))

    @Slot(object)
    def _on_followed(self, place: Place) -> None:
        self._go(place)


class LinksForm(QWidget):
    """Links a matter to a milestone, a KPI and a topic, each found by typing a part of its name.

    Signals:
        wanted: What shall be so, by the board's own names; empty words take a link off.
        cancelled: Escape or Cancel.
    """

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, dict[str, str]] = {}
        self._before: dict[str, str] = {}
        self.heading = words_label("heading", self)
        self.fields: dict[str, QLineEdit] = {}
        self._names: dict[str, QStringListModel] = {}
        self.save = QPushButton("Save links", self)
        self.save.setProperty("main", True)
        self.save.setToolTip("Save links (Ctrl+Return)")
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc)")
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(self.heading)
        for attribute, _, title, _page in _LINKS:
            name = "Topic of the work programme" if attribute == "programme" else title
            column.addSpacing(8)
            column.addWidget(self._label(name, self._field(attribute, name)))
            column.addWidget(self.fields[attribute])
        self.wrong = words_label("bad", self)
        self.wrong.hide()
        column.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch()
        self.save.clicked.connect(self._on_save)
        cancel.clicked.connect(self.cancelled)

    def begin(self, heading: str, matter: Any) -> None:
        """Begin with what a matter is linked to."""
        self.heading.setText(heading)
        for attribute, field in self.fields.items():
            link: Link | None = getattr(matter, attribute)
            self._before[attribute] = link.words if link else ""
            self._ids.setdefault(attribute, {})
            if link is not None:
                self._ids[attribute][link.words.casefold()] = link.id
            field.setText(self._before[attribute])
            field.setCursorPosition(0)
        self.wrong.hide()
        self.fields["milestone"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, choices: LinkChoices) -> None:
        """Offer what there is."""
        for attribute, links in (
            ("milestone", choices.milestones),
            ("kpi", choices.kpis),
            ("programme", choices.topics),
        ):
            self._ids[attribute] = {link.words.casefold(): link.id for link in links}
            self._names[attribute].setStringList([link.words for link in links])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _field(self, attribute: str, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText("None; type a part of its name")
        field.setClearButtonEnabled(True)
        names = QStringListModel(self)
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(completer)
        field.returnPressed.connect(self._on_save)
        self.fields[attribute] = field
        self._names[attribute] = names
        return field

    def _label(self, name: str, field: QLineEdit) -> QLabel:
        label = QLabel(name, self)
        label.setProperty("rank", "muted")
        label.setBuddy(field)
        return label

    @Slot()
    def _on_save(self) -> None:
        links: dict[str, str] = {}
        for attribute, told, title, _page in _LINKS:
            text = self.fields[attribute].text().strip()
            if text == self._before[attribute]:
                continue
            found = _found(text, self._ids.get(attribute, {}))
            if found is None:
                thing = (
                    "topic" if attribute == "programme" else title if title.isupper() else title.casefold()
                )
                self.wrong.setText(f"No {thing} of this board is called “{text}”. Choose one from the list.")
                self.wrong.show()
                self.fields[attribute].setFocus(Qt.FocusReason.OtherFocusReason)
                return
            links[told] = found
        self.wanted.emit(links)


def _found(text: str, ids: dict[str, str]) -> str | None:
    """The id of what is named, whole or by the only name that holds the words; None when it is not known."""
    if not text:
        return ""
    words = text.casefold()
    if words in ids:
        return ids[words]
    partly: Sequence[str] = [each for name, each in ids.items() if words in name]
    return partly[0] if len(partly) == 1 else None


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
