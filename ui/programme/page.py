"""The work programme: what comes to which meeting, and what still waits for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from boardkeeper import people, programme, scheduling, schemes
from boardkeeper.clock import current_day
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.programme import ProgrammeItemView, ProgrammeList
from boardkeeper.scheduling import ProgrammeGroup
from ui.commands import Command, Menu
from ui.list_page import ListPage
from ui.operations import Changes, Desk
from ui.page import Place, Workplace
from ui.programme.by_meeting import ByMeeting
from ui.programme.columns import COLUMNS
from ui.programme.detail import TopicDetail
from ui.programme.moving import MEETINGS_OFFERED, MoveForm
from ui.programme.scheme_desk import SchemeDesk
from ui.programme.topic_desk import TopicDesk
from ui.programme.view_switch import ViewSwitch

_NAMES_MOST = 500


class ProgrammePage(ListPage):
    """Topics by meeting as cards, or as a table; beside either the topic, edited in place."""

    NAME = "programme"
    TITLE = "Work programme"
    WHAT = "topics"
    ONE = "topic"
    HAS_MATTERS = True
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "programme_item",
            "meeting",
            "agenda_item",
            "minute",
            "resolution",
            "tracking_decision",
            "scheme_answer",
            "scheme_question",
            "prioritisation_scheme",
            "board",
        }
    )
    COMMANDS = (
        Command(
            "programme.add",
            "&New topic…",
            "plus",
            Menu.PAGE,
            "Ctrl+Shift+N",
            method="add_topic",
            words="add programme item",
        ),
        Command(
            "programme.switch",
            "&By meeting, or as a list",
            "calendar-range",
            Menu.PAGE,
            "Ctrl+Shift+L",
            method="switch_view",
            words="cards board table view",
        ),
        Command(
            "programme.scheme",
            "How topics are &scored…",
            "settings",
            Menu.PAGE,
            method="show_scheme",
            words="scheme prioritisation questions weights bands paper score",
        ),
    )
    CHIPS = (("To be scheduled", "Select reviews"), "Unscored", "Nobody responsible", "Low but early")
    EMPTY = (
        "calendar-range",
        "No work programme yet",
        (
            "Topics stand here with their score and the meeting they come to. "
            "Type the first below, or import a programme from its workbook."
        ),
    )
    IMPORTS = "Import the programme…"
    CHOOSE = "Choose a topic to see why it comes, to score it and to give it a meeting."
    COLUMNS = COLUMNS

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self._wanted_id = ""
        self.desk = TopicDesk(workplace)
        super().__init__(workplace, parent)
        self.desk.setParent(self)
        self.desk.added.connect(self._on_added)
        self.desk.settled.connect(self._on_settled)
        self.desk.disagreed.connect(self._on_disagreed)
        self.switch = ViewSwitch(workplace.settings, self)
        self.header.add(self.switch)
        self.switch.switched.connect(self._on_switched)
        self._show_view()
        self.scheme = SchemeDesk(workplace, self)
        self._scheme_side = QScrollArea(self)
        self._scheme_side.setWidgetResizable(True)
        self._scheme_side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scheme_side.setAccessibleName("How topics are scored")
        self._scheme_side.setWidget(self.scheme.form)
        self._scheme_side.hide()
        self.scheme.form.closed.connect(self._on_scheme_closed)

    @property
    def is_by_meeting(self) -> bool:
        """Whether the cards are shown, not the table."""
        return self.switch.is_by_meeting

    def first_steps(self) -> tuple[QAction, ...]:
        """A first topic, or a programme that is kept elsewhere."""
        new = QAction("Add a topic", self)
        new.triggered.connect(self._on_add)
        return (new, *super().first_steps())

    def make_list(self) -> QWidget:
        """The cards and the table, one of them shown."""
        self.by_meeting = ByMeeting(
            self.workplace.theme,
            self.workplace.settings,
            self.CHIPS,
            self.first_steps(),
            self.EMPTY,
            self,
        )
        view = self.by_meeting.view
        self.by_meeting.narrowed.connect(self._on_narrowed)
        self.by_meeting.entered.connect(self._on_topic_entered)
        view.chosen.connect(self._on_card_chosen)
        view.moved.connect(self._on_card_moved)
        view.wanted_on_agenda.connect(self._on_agenda_wanted)
        view.removed.connect(self._on_remove_wanted)
        view.opened.connect(self._on_opened)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.by_meeting)
        self._views.addWidget(self.panel)
        self.panel.row_opened.connect(self._on_opened)
        return self._views

    def make_detail(self, parent: QWidget) -> QWidget:
        """The topic in full."""
        self.topic = TopicDetail(parent)
        self.topic.changed.connect(self.desk.change)
        self.topic.answered.connect(self.desk.answer)
        self.topic.heard.connect(self.desk.record_heard)
        self.topic.followed.connect(self._on_followed)
        self.topic.scheme_wanted.connect(self._on_scheme_wanted)
        return self.topic

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """Its agenda and another meeting, always at hand."""
        self.form = MoveForm(parent)
        self.form.wanted.connect(self._on_move_wanted)
        self.form.review_wanted.connect(self._on_review_wanted)
        self.form.agenda_wanted.connect(self._on_agenda_wanted)
        return self.form

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Topics by meeting, then to be scheduled, then select reviews."""
        return partial(_fetch, board_id)

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self.board is None:
            return
        self._read_groups()
        run = self.workplace.operations.run
        run(
            None,
            scheduling.days_to_come,
            self.board.id,
            current_day(),
            on_done=self._on_days_read,
            origin=self,
        )
        run(None, schemes.board_scheme, self.board.id, on_done=self.topic.show_scheme, origin=self)
        run(None, _names, self.board.id, on_done=self.topic.offer_names, origin=self)
        self.scheme.show_board(self.board.id)

    def show_row(self, row: ProgrammeItemView) -> None:
        """Show a topic."""
        if not (self.desk.is_busy and row.id == self.topic.item_id):
            self.topic.show_topic(row)
        self.form.begin(row)

    def reveal(self, thing_id: str) -> None:
        self._wanted_id = thing_id
        if not self.is_by_meeting:
            super().reveal(thing_id)
        elif self.by_meeting.reveal(thing_id):
            self._wanted_id = ""

    def focus_filter(self) -> bool:
        if not self.is_by_meeting:
            return super().focus_filter()
        self.by_meeting.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.by_meeting.bar.field.selectAll()
        return True

    def foot_height(self) -> int:
        """The line that adds a topic: its next one is typed while the toast tells of the last."""
        line = self.by_meeting.line
        return line.height() if line.isVisible() else 0

    @Slot()
    def add_topic(self) -> None:
        """Put the cursor where a new topic is typed."""
        if not self.is_by_meeting:
            self.switch.turn_to(is_by_meeting=True)
        self.by_meeting.line.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def switch_view(self) -> None:
        """Show the cards instead of the table, or the table instead of the cards."""
        self.switch.turn_to(is_by_meeting=not self.is_by_meeting)

    def show_scheme(self) -> None:
        """Show how topics are scored, in the place of the topic."""
        self.open_form(self._scheme_side)
        self.scheme.form.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Go back to the topic and to the view."""
        super().close_form()
        if self.is_by_meeting:
            self.by_meeting.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_groups(self) -> None:
        if self.board is not None:
            self.workplace.operations.run(
                None,
                scheduling.programme_by_meeting,
                self.board.id,
                current_day(),
                self.by_meeting.words,
                self.by_meeting.bar.pressed(),
                on_done=self._on_groups_read,
                origin=self,
            )

    def _on_groups_read(self, groups: Sequence[ProgrammeGroup]) -> None:
        # An answer older than a change on its way would put the card back for a moment.
        if self.desk.is_busy:
            return
        self.by_meeting.show_groups(groups)
        if self._wanted_id and self.is_by_meeting and self.by_meeting.reveal(self._wanted_id):
            self._wanted_id = ""

    def _on_days_read(self, days: Sequence[date]) -> None:
        self.form.offer(days[: MEETINGS_OFFERED + 1])
        self.by_meeting.line.offer(days)

    def _show_view(self) -> None:
        self._views.setCurrentWidget(self.by_meeting if self.is_by_meeting else self.panel)

    @Slot(object)
    def _on_row_chosen(self, row: Any) -> None:
        if not self.is_by_meeting:
            super()._on_row_chosen(row)

    @Slot(object)
    def _on_card_chosen(self, row: ProgrammeItemView | None) -> None:
        if self.is_by_meeting:
            super()._on_row_chosen(row)

    @Slot()
    def _on_switched(self) -> None:
        self._show_view()
        if self.row is not None:
            self.reveal(self.row.id)
        (self.by_meeting.view if self.is_by_meeting else self.panel.view).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @Slot()
    def _on_narrowed(self) -> None:
        self._read_groups()

    @Slot()
    def _on_add(self) -> None:
        self.add_topic()

    @Slot()
    def _on_opened(self) -> None:
        self.topic.edit_topic()

    @Slot(object)
    def _on_followed(self, place: Place) -> None:
        self.workplace.go(place)

    @Slot()
    def _on_scheme_wanted(self) -> None:
        self.show_scheme()

    @Slot()
    def _on_scheme_closed(self) -> None:
        self.close_form()

    @Slot(str, object)
    def _on_topic_entered(self, topic: str, day: date | None) -> None:
        if self.board is not None:
            self.desk.add(self.board.id, topic, day)

    @Slot(str)
    def _on_added(self, item_id: str) -> None:
        self._wanted_id = item_id

    @Slot()
    def _on_settled(self) -> None:
        self._read_groups()

    @Slot()
    def _on_disagreed(self) -> None:
        self.refresh(None)

    @Slot(str, str, int)
    def _on_card_moved(self, item_id: str, key: str, place: int) -> None:
        rows = self.by_meeting.rows
        before = rows.group_of(item_id)
        group = next((each for each in rows.groups if each.key == key), None)
        if before is None or group is None:
            return
        topic = next(item.topic for item in before.items if item.id == item_id)
        rows.folded.discard(key)
        rows.move(item_id, key, place)
        if before.key == key:
            self.desk.order(item_id, place)
        else:
            self.desk.reschedule(item_id, topic, group.kind, group.day, place)

    @Slot(object)
    def _on_move_wanted(self, day: date | None) -> None:
        if self.row is not None:
            kind = ProgrammeList.MEETING if day else ProgrammeList.TO_BE_SCHEDULED
            self.desk.reschedule(self.row.id, self.row.topic, kind, day)

    @Slot()
    def _on_review_wanted(self) -> None:
        if self.row is not None:
            self.desk.reschedule(self.row.id, self.row.topic, ProgrammeList.SELECT_REVIEW, None)

    @Slot()
    def _on_agenda_wanted(self) -> None:
        if self.row is not None:
            self.desk.put_on_agenda(self.row.id, self.row.topic)

    @Slot()
    def _on_remove_wanted(self) -> None:
        if self.row is not None:
            self.desk.remove(self.row.id, self.row.topic)


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[ProgrammeItemView]:
    return programme.list_programme(desk, board_id, wanted, current_day())


def _names(desk: Desk, board_id: str) -> list[str]:
    known = people.list_people(desk, board_id, current_day(), Wanted(limit=_NAMES_MOST))
    return [person.name for person in known.rows]
