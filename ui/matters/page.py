"""The history of a matter in the window: a line of time as a table, with the words in full beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from boardkeeper import matter_paper, matters
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.matters import EventKind, Matter, MatterEvent
from boardkeeper.minutes.editions import Edition
from boardkeeper.rules.due_dates import long_date
from ui.commands import Command, Menu
from ui.list_page import ListPage, detail_column
from ui.operations import Changes, Desk
from ui.page import Place, Workplace
from ui.panes import PropertyRows, words_label
from ui.paper_out import PaperOut
from ui.tables.columns import Column, Kind
from ui.theme.tokens import Tone
from ui.today.words import count

WORDS_MARK = "words:"
"""Before words to look for, in the thing of a `Place` of this page."""

_KIND_CHIPS = {
    "Meetings": frozenset({EventKind.AGENDA, EventKind.REPORT, EventKind.MINUTES}),
    "Decisions": frozenset({EventKind.DECISION}),
    "Actions": frozenset({EventKind.ACTION}),
    "KPIs": frozenset({EventKind.KPI}),
    "Plan": frozenset({EventKind.MILESTONE}),
    "Programme": frozenset({EventKind.PROGRAMME}),
}
_KIND_WORDS = {EventKind.KPI: "KPI", EventKind.PROGRAMME: "Programme"}
_PRIVATE = "Not public"


def _day(row: MatterEvent) -> str:
    return long_date(row.on) if row.on else "No day yet"


def _kind(row: MatterEvent) -> str:
    return _KIND_WORDS.get(row.kind, row.kind.value.capitalize())


def _private(row: MatterEvent) -> str:
    return _PRIVATE if row.is_exempt else ""


class MatterPage(ListPage):
    """One matter at a time: found by words, or from a thing on another page."""

    NAME = "matter"
    TITLE = "History of a matter"
    WHAT = "entries"
    ONE = "entry"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "action",
            "action_update",
            "agenda_item",
            "kpi",
            "meeting",
            "milestone",
            "milestone_kpi",
            "milestone_progress",
            "minute",
            "minute_paragraph",
            "narrative",
            "observation",
            "programme_item",
            "progress",
            "report",
            "report_paragraph",
            "resolution",
            "taken_up",
            "tracking_decision",
        }
    )
    COMMANDS = (
        Command(
            "matter.open_place",
            "&Open where it stands",
            "external-link",
            Menu.PAGE,
            "Ctrl+Shift+O",
            method="open_place",
            words="go source place",
        ),
        Command(
            "matter.look",
            "&Look for another matter",
            "search",
            Menu.PAGE,
            "Ctrl+L",
            method="look_for_another",
            words="words find topic",
        ),
        Command(
            "matter.print",
            "&Print history…",
            "printer",
            Menu.PAGE,
            "Ctrl+P",
            method="print_history",
            words="paper",
        ),
        Command(
            "matter.save",
            "&Save history…",
            "file-down",
            Menu.FILE,
            "Ctrl+Shift+S",
            method="save_history",
            words="pdf word export",
        ),
    )
    CHIPS = (tuple(_KIND_CHIPS),)
    EMPTY = (
        "history",
        "Nothing is shown yet",
        (
            "Type above what the matter is about, or choose “History of this matter” on an action, a decision, an item, "
            "a minute, a KPI, a milestone or a topic."
        ),
    )
    CHOOSE = "Choose an entry to read it in full."
    COLUMNS = (
        Column("Day", _day, width=152, kind=Kind.STRONG, groups=True),
        Column("Kind", _kind, width=104, note=_private, spare=2),
        Column("What", "title", share=3, note=lambda row: row.text),
        Column("Why it is here", "why", share=1.4, lines=2, kind=Kind.MUTED, spare=1),
        Column("", _private, width=96, kind=Kind.CHIP, tones={_PRIVATE: Tone.WARNING}, spare=3),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self.matter: Matter | None = None
        self._words = self._thing = ""
        super().__init__(workplace, parent)
        self.out = PaperOut(workplace, "matter", self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("What is it about? For example: placement stability")
        self.field.setAccessibleName("Words of the matter")
        self.field.setClearButtonEnabled(True)
        self.field.returnPressed.connect(self._on_looked_for)
        self.public = QToolButton(self)
        self.public.setText("Public only")
        self.public.setToolTip("Leave out what is not for publication, here and on paper")
        self.public.setCheckable(True)
        self.public.setProperty("chip", True)
        self.public.toggled.connect(self._on_public_toggled)
        self.save_button = QPushButton("Save…", self)
        self.save_button.setToolTip("Save history (Ctrl+Shift+S)")
        self.save_button.clicked.connect(self.save_history)
        self.print_button = QPushButton("Print…", self)
        self.print_button.setToolTip("Print history (Ctrl+P)")
        self.print_button.clicked.connect(self.print_history)
        for widget in (self.public, self.save_button, self.print_button):
            self.header.add(widget)
        self.public.setVisible(workplace.holds_exempt)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 12)
        row.addWidget(self.field)
        self.column.insertLayout(1, row)
        self._say()

    def make_detail(self, parent: QWidget) -> QWidget:
        """The entry in full, why it is here, and the way to its place."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._text = words_label("", detail)
        self._facts = PropertyRows(detail)
        for name in ("Day", "Kind", "About", "Board", "Why"):
            self._facts.add_text(name)
        self.open_button = QPushButton("Open where it stands", detail)
        self.open_button.setToolTip("Open where it stands (Ctrl+Shift+O)")
        self.open_button.clicked.connect(self.open_place)
        foot = QHBoxLayout()
        foot.addWidget(self.open_button)
        foot.addStretch()
        column = detail_column(detail)
        for widget in (self._heading, self._text, self._facts):
            column.addWidget(widget)
        column.addLayout(foot)
        column.addStretch()
        self.panel.row_opened.connect(self._on_row_opened)
        return detail

    def show_row(self, row: MatterEvent) -> None:
        """Show an entry."""
        self._heading.setText(row.title)
        self._text.setText(row.text)
        boards = self.matter.boards if self.matter is not None else {}
        for name, words in (
            ("Day", _day(row)),
            ("Kind", f"{_kind(row)} – not for publication" if row.is_exempt else _kind(row)),
            ("About", row.note),
            ("Board", boards.get(row.board_id, "") if len(boards) > 1 else ""),
            ("Why", row.why),
        ):
            self._facts.say_if_known(name, words)

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Stretches of the history that was read; the board is not asked again."""
        return partial(_fetch, self.matter)

    def refresh(self, changes: Changes | None) -> None:
        """Read the matter anew; without one there is nothing to read."""
        if self._words or self._thing:
            self._read()
        elif changes is None:
            super().refresh(None)

    def reveal(self, thing_id: str) -> None:
        """Show the history of a thing, or of words."""
        self._thing, self._words = "", ""
        if thing_id.startswith(WORDS_MARK):
            self._words = thing_id.removeprefix(WORDS_MARK)
        else:
            self._thing = thing_id
        self.field.setText(self._words)
        self._read()

    def look_for_another(self) -> None:
        """Put the cursor where words are typed."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot()
    def open_place(self) -> None:
        """Go to where the chosen entry stands."""
        if isinstance(self.row, MatterEvent):
            self.workplace.go(Place(self.row.page, self.row.place))

    @Slot()
    def print_history(self) -> None:
        """Print what is shown."""
        self._make_paper(self.out.print)

    @Slot()
    def save_history(self) -> None:
        """Save what is shown."""
        self._make_paper(self._on_paper_to_save)

    def _make_paper(self, then: Callable[[Any], None]) -> None:
        if self.matter is None or self.board is None:
            self.workplace.say("There is no history to print yet.")
            return
        self.workplace.operations.run(
            None,
            matter_paper.matter_pack,
            self.board.id,
            self.matter,
            current_day(),
            self._edition,
            on_done=then,
            origin=self,
        )

    def _on_paper_to_save(self, pack: Any) -> None:
        self.out.save(pack, f"History – {pack.sections[0].title[:60]}")

    @property
    def _edition(self) -> Edition:
        return Edition.PUBLIC if self.public.isChecked() else Edition.RESTRICTED

    def _read(self) -> None:
        self.workplace.operations.run(
            None,
            matters.gather_matter,
            current_day(),
            words=self._words,
            thing_id=self._thing,
            edition=self._edition,
            on_done=partial(self._on_read, self._words, self._thing),
            on_error=self._on_refused,
            origin=self,
        )

    def _on_read(self, words: str, thing: str, matter: Matter) -> None:
        if (words, thing) != (self._words, self._thing) or self.board is None:
            return
        self.matter = matter
        self._say()
        self.panel.show_from(self.fetcher(self.board.id))
        begins = next((event for event in matter.events if event.thing.id == thing), None)
        if begins is not None:
            self.panel.reveal(begins.id)

    def _on_refused(self, error: UserError) -> None:
        self._words = self._thing = ""
        self.workplace.complain(error)

    def _say(self) -> None:
        matter = self.matter
        for button in (self.save_button, self.print_button):
            button.setEnabled(matter is not None)
        if matter is None:
            self.header.say(self.TITLE, "Everything about one topic, across meetings and boards")
            return
        parts = [count(len(matter.events), "entry", "entries")]
        if len(matter.boards) > 1:
            parts.append(f"{len(matter.boards)} boards")
        if matter.left_out:
            parts.append(f"{matter.left_out:,} not for publication left out")
        if matter.is_cut:
            parts.append("the newest only: more words would narrow it")
        self.header.say(matter.title, "  ·  ".join(parts))

    @Slot()
    def _on_looked_for(self) -> None:
        if self.field.text().strip():
            self.reveal(f"{WORDS_MARK}{self.field.text().strip()}")

    @Slot(bool)
    def _on_public_toggled(self, _public: bool) -> None:
        if self._words or self._thing:
            self._read()

    @Slot(object)
    def _on_row_opened(self, _row: MatterEvent) -> None:
        self.open_place()


def _fetch(matter: Matter | None, _desk: Desk, wanted: Wanted) -> Rows[MatterEvent]:
    rows = [event for event in (matter.events if matter else ()) if _fits(event, wanted)]
    return Rows(tuple(rows[wanted.offset : wanted.offset + wanted.limit]), len(rows))


def _fits(event: MatterEvent, wanted: Wanted) -> bool:
    said = " ".join((event.title, event.text, event.note, event.why, _day(event))).casefold()
    kinds = [_KIND_CHIPS[chip] for chip in wanted.chips if chip in _KIND_CHIPS]
    return all(word in said for word in wanted.words.casefold().split()) and (
        not kinds or any(event.kind in each for each in kinds)
    )
