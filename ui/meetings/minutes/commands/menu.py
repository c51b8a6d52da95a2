"""The list below the caret while a command is typed behind “/”: arrows choose, Enter does it, Escape leaves the words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from boardkeeper.clock import current_time
from boardkeeper.minutes import PieceKind, Verb, WrittenDecision, WrittenPiece
from boardkeeper.minutes.recommendations import recommendations_of
from boardkeeper.snippets import SnippetView
from ui.meetings.minutes.commands.finding import Fitting, fitting
from ui.meetings.minutes.commands.line import LINE_HEIGHT, LineDelegate, LineRole
from ui.meetings.minutes.commands.plans import Plan, Scene, plan_for
from ui.meetings.minutes.decisions.pen import verb_in_use
from ui.meetings.minutes.decisions.tracking import tracker_of
from ui.page import Workplace

if TYPE_CHECKING:
    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface

_WIDTH = 520
_MOST_LINES = 9
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class SlashMenu(QFrame):
    """Listens to a surface, shows what fits, and does what is chosen.

    Signals:
        field_wanted: A field of the panel of decisions is to be filled next: “recorded”, “officer”, “reason”, “exempt” …
        said: A sentence for the toast.
    """

    field_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, workplace: Workplace, surface: MinutesSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._surface = surface
        self._theme = workplace.theme
        self._typed = ""
        self._caret = QRect()
        self._left = 0
        self._fitting: tuple[Fitting, ...] = ()
        self.tracker = tracker_of(workplace, surface)
        self.deciding, self.pen = self.tracker.deciding, self.tracker.pen
        self.setObjectName("card")
        self.setAccessibleName("Commands")
        self.model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self._theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Commands that fit")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._on_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.explains = QLabel(self)
        self.explains.setProperty("rank", "muted")
        self.explains.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addWidget(self.explains)
        surface.slash_typed.connect(self._on_slash_typed)
        surface.slash_ended.connect(self._on_slash_ended)
        surface.installEventFilter(self)
        self.hide()

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read; what else has to be known is fetched."""
        self.tracker.show_reading(reading)

    def adopt_recommendations(self) -> None:
        """Take what the report behind the item recommends over as limbs, where the caret is."""
        heading = self._surface.heading()
        if not self._surface.is_writable:
            self.said.emit("These minutes do not change any more.")
            return
        if heading is None or heading.agenda_item_id is None:
            self.said.emit("This minute belongs to no item of the agenda, so it has no report.")
            return
        self._workplace.operations.run(
            None,
            recommendations_of,
            heading.agenda_item_id,
            on_done=partial(self._on_recommendations_read, heading.id),
            origin=self,
        )

    def toggle_tracking(self) -> None:
        """Follow the limb at the caret up, or stop doing so and never begin again by itself."""
        if not self._surface.is_writable:
            self.said.emit("These minutes do not change any more; what they ask is in the log.")
            return
        self.pen.typed = ""
        if self.pen.action() is not None:
            self.field_wanted.emit("officer")
            return
        limb = self.pen.limb()
        if limb is None or limb.decision is None:
            self.said.emit("Stand in a decision to follow it up, or to stop following it up.")
        elif limb.decision.ask is not None:
            self.tracker.refuse((limb,))
            self.pen.ask((limb,), None)
        else:
            self.pen.ask((limb,), self.tracker.ask_of(limb))
            self.field_wanted.emit("officer")

    # The list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While the surface is taken down it still tells of events, to a list that is half gone.
        if watched is getattr(self, "_surface", None) and self.isVisible():
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
                    return True
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._takes_key(event)
            elif event.type() == QEvent.Type.FocusOut:
                self.hide()
        return False

    def shown(self) -> tuple[str, ...]:
        """What the list offers now, by the words that call it."""
        return tuple(self.model.item(row).text() for row in range(self.model.rowCount()))

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _ENTER:
            return self._choose(self.list.currentIndex().row(), is_tab=key == Qt.Key.Key_Tab)
        if key in _MOVES:
            self._move(_MOVES[Qt.Key(key)])
        else:
            return False
        return True

    def _move(self, lines: int) -> None:
        rows = self.model.rowCount()
        row = self.list.currentIndex().row() + lines
        row = row % rows if abs(lines) == 1 else max(0, min(row, rows - 1))
        self.list.setCurrentIndex(self.model.index(row, 0))

    @Slot(str, QRect)
    def _on_slash_typed(self, typed: str, caret: QRect) -> None:
        if not self.isVisible():
            # It stays below the stroke; words that grow do not push it along.
            self._left = caret.left()
        self._typed, self._caret = typed, caret
        self._fitting = fitting(typed, self.deciding.facts.snippets)
        self.model.clear()
        for found in self._fitting:
            self.model.appendRow(_line(found))
        if not self._fitting:
            self.hide()
            return
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._settle()
        self.show()
        self.raise_()

    @Slot()
    def _on_slash_ended(self) -> None:
        self._typed = ""
        self.hide()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if 0 <= current.row() < len(self._fitting):
            self.explains.setText(self._words_of(self._fitting[current.row()]))
            self._settle()

    def _words_of(self, found: Fitting) -> str:
        plan = self._plan(found)
        if isinstance(found.thing, SnippetView):
            return plan.says
        takes = (
            f"  ·  /{found.thing.word} {found.thing.takes}" if found.thing.takes and not found.rest else ""
        )
        return plan.says or f"{found.thing.explains}{takes}"

    def _settle(self) -> None:
        theme = self._theme
        over = self.parentWidget() or self._surface
        width = min(theme.px(_WIDTH), over.width() - 16)
        lines = max(1, min(self.model.rowCount(), _MOST_LINES))
        self.list.setFixedHeight(lines * theme.px(LINE_HEIGHT))
        self.setFixedWidth(width)
        self.explains.setFixedHeight(self.explains.heightForWidth(width - 16))
        self.adjustSize()
        foot = QPoint(self._left, self._caret.bottom() + theme.px(6))
        below = self._surface.viewport().mapTo(over, foot)
        top = below.y()
        if top + self.height() > over.height():
            top = (
                self._surface.viewport().mapTo(over, self._caret.topLeft()).y() - self.height() - theme.px(6)
            )
        self.move(max(8, min(below.x(), over.width() - width - 8)), max(0, top))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    # What is chosen

    def _choose(self, row: int, *, is_tab: bool = False) -> bool:
        """Do the command of a line. Tab on a command that takes more words only completes its name."""
        if not 0 <= row < len(self._fitting):
            return False
        found = self._fitting[row]
        thing = found.thing
        if is_tab and not isinstance(thing, SnippetView) and thing.takes and not found.rest:
            self._surface.take_slash()
            self._surface.insert_words(f"/{thing.word} ")
            return True
        plan = self._plan(found)
        if plan.act is None:
            self.explains.setText(plan.says)
            return True
        self.hide()
        self.pen.typed = ""
        if plan.stands_alone:
            self._surface.take_slash()
            plan.act()
        else:
            with self.pen.one_step():
                self._surface.take_slash()
                plan.act()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        if plan.field:
            self.field_wanted.emit(plan.field)
        return True

    def _plan(self, found: Fitting) -> Plan:
        self.pen.typed = f"/{self._typed}"
        heading = self._surface.heading()
        scene = Scene(
            pen=self.pen,
            deciding=self.deciding,
            now=current_time,
            insert_words=self._insert,
            adopt=self.adopt_recommendations,
            refuse=self.tracker.refuse,
            recognise=self.tracker.recognise,
            ask_of=self.tracker.ask_of,
            item_id=heading.agenda_item_id if heading is not None else None,
        )
        return plan_for(found, scene)

    def _insert(self, words: str, blanks: tuple[tuple[int, int], ...]) -> None:
        """Put words in at the caret; the first blank of a phrase is selected, to be typed over."""
        before = self._surface.textCursor().positionInBlock()
        self._surface.insert_words(words)
        piece = self._surface.piece()
        if blanks and piece is not None:
            start, end = blanks[0]
            self._surface.choose(piece.id, before + start, before + end)

    def _adopted(self, text: str, verb: Verb) -> WrittenDecision:
        limb = WrittenPiece("", PieceKind.RESOLUTION, text, decision=WrittenDecision(verb))
        return WrittenDecision(verb, ask=self.tracker.recognise(limb))

    def _on_recommendations_read(self, heading_id: str, texts: tuple[str, ...]) -> None:
        heading = self._surface.heading()
        if heading is None or heading.id != heading_id:
            return
        there = {" ".join(each.text.split()) for each in self.pen.minute()}
        new = [text for text in texts if text not in there]
        if not texts:
            self.said.emit("The report of this item recommends nothing yet.")
        elif not new:
            self.said.emit("What the report recommends stands in this minute already.")
        else:
            verb = verb_in_use(self._surface.pieces())
            self.pen.put_limbs(new, lambda text: self._adopted(text, verb))


def _line(found: Fitting) -> QStandardItem:
    thing = found.thing
    if isinstance(thing, SnippetView):
        line = QStandardItem(thing.abbreviation)
        line.setData((thing.text, "", "/" + thing.abbreviation), LineRole.PARTS)
        spoken = f"{thing.abbreviation}: {thing.text}"
    else:
        line = QStandardItem(thing.word)
        line.setData((thing.title, thing.icon, "/" + thing.word), LineRole.PARTS)
        spoken = f"{thing.title}: {thing.explains}"
    line.setEditable(False)
    line.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return line
