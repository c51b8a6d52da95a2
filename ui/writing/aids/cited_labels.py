"""Citations in words that are only read: they lead to the minute they cite."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from boardkeeper import citations
from boardkeeper.citations import CitedPlace
from boardkeeper.rules.numbering import Citation, find_citations
from ui.page import Place, Workplace

_READ = Qt.TextInteractionFlag.TextSelectableByMouse
_LINKED = (
    _READ | Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class CitedLabels(QObject):
    """Shows words of people in labels; what they cite of the board's minutes becomes a link."""

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._said: WeakKeyDictionary[QLabel, str] = WeakKeyDictionary()
        self._linked: WeakKeyDictionary[QLabel, Mapping[Citation, CitedPlace]] = WeakKeyDictionary()
        workplace.theme.changed.connect(self._on_theme_changed)

    def say(self, label: QLabel, text: str, board_id: str) -> None:
        """Show words as they were typed, and soon with links where they cite minutes of this board."""
        if label not in self._said:
            label.linkActivated.connect(self._on_link_activated)
        self._said[label] = text
        self._linked.pop(label, None)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(_READ)
        label.setText(text)
        found = tuple(dict.fromkeys(each.citation for each in find_citations(text)))
        if found:
            self._workplace.operations.run(
                None, citations.resolve, board_id, found, on_done=partial(self._on_resolved, label, text)
            )

    def _on_resolved(self, label: QLabel, text: str, places: Mapping[Citation, CitedPlace]) -> None:
        if places and isValid(label) and self._said.get(label) == text:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setTextInteractionFlags(_LINKED)
            label.setText(linked_html(text, places, self._workplace.theme.colours.accent))
            self._linked[label] = places

    @Slot()
    def _on_theme_changed(self) -> None:
        # The colour of a link is part of its words: nothing else draws it anew.
        for label, places in list(self._linked.items()):
            if isValid(label):
                label.setText(linked_html(self._said[label], places, self._workplace.theme.colours.accent))

    @Slot(str)
    def _on_link_activated(self, thing_id: str) -> None:
        self._workplace.go(Place("meetings", thing_id))


def linked_html(text: str, places: Mapping[Citation, CitedPlace], colour: str) -> str:
    """A text as markup in which nothing is markup but the links to these places."""
    parts: list[str] = []
    last = 0
    for found in find_citations(text):
        place = places.get(found.citation)
        if place is not None:
            target = place.paragraph_id or place.minute_id
            words = escape(text[found.start : found.end])
            link = f'<a href="{target}" title="{escape(place.title)}" style="color: {colour}">{words}</a>'
            parts += [escape(text[last : found.start]), link]
            last = found.end
    parts.append(escape(text[last:]))
    return "".join(parts).replace("\n", "<br>")
