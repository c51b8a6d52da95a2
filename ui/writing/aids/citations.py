"""Citations on the surface: what a text cites is a click away, and hovering over it says what it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QColor, QHelpEvent, QKeySequence, QMouseEvent, QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QToolTip

from boardkeeper import citations
from boardkeeper.citations import CitedPlace
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import Citation, FoundCitation, find_citations
from ui.operations import Changes, Desk
from ui.page import Place, Workplace
from ui.writing.aids.finding import blocks_of
from ui.writing.aids.spans import Painter, place_in, span

LAYER = "citations"

_PAUSE_MILLISECONDS = 250
_MOST_OF_A_TEXT = 400
_NUMBERING = ("minute", "meeting")
"""The tables whose changes may give a citation another place, or one at last."""

found_in = lru_cache(maxsize=4096)(find_citations)
"""The citations of a paragraph; those of one that did not change are not looked for again."""


class SurfaceCitations(QObject):
    """Makes links of what one surface cites of its board's minutes. Ctrl+click or Alt+Return follows one.

    What leads nowhere is underlined with dots, and hovering says so.

    Args:
        workplace: Theme, the door to the minutes, and the way there.
        surface: What is written on.
        painter: Paints the links, where the surface does not do so itself.
    """

    def __init__(self, workplace: Workplace, surface: QTextEdit, painter: Painter | None = None) -> None:
        super().__init__(surface)
        self._workplace = workplace
        self._surface = surface
        self._painter: Painter = painter or surface  # type: ignore[assignment]
        self._board_id = ""
        self._places: dict[Citation, CitedPlace | None] = {}
        self._wanted: set[Citation] = set()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)
        self.open_action = QAction("Open what is cited here", self)
        self.open_action.setShortcut(QKeySequence("Alt+Return"))
        self.open_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.open_action.triggered.connect(self.open_here)
        surface.addAction(self.open_action)
        self._painter.layers[LAYER] = self._layer
        surface.viewport().installEventFilter(self)
        workplace.operations.changed.connect(self._on_changed)
        workplace.theme.changed.connect(self._dress)
        self._dress()

    def show_board(self, board_id: str) -> None:
        """Follow citations into the minutes of a board."""
        if board_id != self._board_id:
            self._board_id = board_id
            self._ask_anew()

    @Slot()
    def open_here(self) -> None:
        """Go to what the citation at the cursor cites."""
        cursor = self._surface.textCursor()
        found = self._at(cursor.block(), cursor.position())
        place = self._places.get(found.citation) if found else None
        if place is not None:
            self._workplace.go(Place("meetings", place.paragraph_id or place.minute_id))
        elif found is not None:
            self._workplace.say(self._leads_nowhere(found.citation))
        else:
            self._workplace.say("Nothing is cited here. A citation reads: Minute 17(2), 10 July 2019.")

    def words_of(self, citation: Citation) -> str:
        """What is said when somebody hovers over a citation."""
        if citation not in self._places:
            return ""
        place = self._places[citation]
        if place is None:
            return self._leads_nowhere(citation)
        text = place.text if len(place.text) <= _MOST_OF_A_TEXT else f"{place.text[:_MOST_OF_A_TEXT]} …"
        return "\n".join(filter(None, (place.title, text)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            return self._is_opened(event)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        found = self._under(event.pos())
        words = self.words_of(found.citation) if found else ""
        if not words:
            return False
        # Rich text breaks into lines; what was typed is data and never markup.
        QToolTip.showText(event.globalPos(), f"<p>{_escaped(words)}</p>", self._surface.viewport())
        return True

    def _is_opened(self, event: QMouseEvent) -> bool:
        """Follow a citation that is clicked with Ctrl, or at all where nothing can be written."""
        is_call = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or self._surface.isReadOnly()
        if not is_call or self._surface.textCursor().hasSelection():
            return False
        found = self._under(event.position().toPoint())
        place = self._places.get(found.citation) if found else None
        if place is not None:
            self._workplace.go(Place("meetings", place.paragraph_id or place.minute_id))
        return place is not None

    def _under(self, point: QPoint) -> FoundCitation | None:
        """The citation at a point of the surface."""
        cursor = self._surface.cursorForPosition(point)
        if not self._surface.cursorRect(cursor).adjusted(-12, 0, 12, 0).contains(point):
            return None
        return self._at(cursor.block(), cursor.position())

    def _layer(self, block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
        text = block.text()
        for found in found_in(text):
            first, length = span(text, found.start, found.end)
            if found.citation not in self._places:
                self._want(found.citation)
                continue
            place = self._places[found.citation]
            form = QTextCharFormat(self._nowhere if place is None else self._link)
            yield first, length, form

    def _at(self, block: QTextBlock, position: int) -> FoundCitation | None:
        place = place_in(block, position)
        found = (each for each in found_in(block.text()) if each.start <= place <= each.end)
        return next(found, None)

    def _leads_nowhere(self, citation: Citation) -> str:
        part = f"({citation.limb})" if citation.limb else f"({citation.point})" if citation.point else ""
        return f"No minute {citation.minute_number}{part} of {full_date(citation.meeting)} is kept in this board."

    def _want(self, citation: Citation) -> None:
        self._wanted.add(citation)
        if not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _ask(self) -> None:
        if self._wanted and self._board_id:
            wanted, self._wanted = tuple(self._wanted), set()
            self._workplace.operations.run(None, _resolve, self._board_id, wanted, on_done=self._on_resolved)

    def _ask_anew(self) -> None:
        self._wanted |= self._places.keys()
        self._pause.start()

    def _on_resolved(self, answer: tuple[str, dict[Citation, CitedPlace | None]]) -> None:
        board_id, places = answer
        if board_id != self._board_id:
            return
        changed = {each for each, place in places.items() if self._places.get(each, place) != place}
        changed |= places.keys() - self._places.keys()
        self._places.update(places)
        if changed:
            self._painter.repaint_layer(
                LAYER,
                [
                    block
                    for block in blocks_of(self._surface.document())
                    if any(found.citation in changed for found in found_in(block.text()))
                ],
            )

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if self._places and changes.touches(*_NUMBERING):
            self._ask_anew()

    @Slot()
    def _dress(self) -> None:
        colours = self._workplace.theme.colours
        self._link, self._nowhere = QTextCharFormat(), QTextCharFormat()
        self._link.setForeground(QColor(colours.accent))
        self._link.setFontUnderline(True)
        self._nowhere.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self._nowhere.setUnderlineColor(QColor(colours.muted))


def _resolve(
    desk: Desk, board_id: str, wanted: tuple[Citation, ...]
) -> tuple[str, dict[Citation, CitedPlace | None]]:
    found = citations.resolve(desk, board_id, wanted)
    return board_id, {each: found.get(each) for each in wanted}


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
