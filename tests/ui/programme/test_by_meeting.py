"""Cards beneath their meetings: moved with keys and mouse, folded, added in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from boardkeeper import programme
from boardkeeper.rules.due_dates import full_date, long_date
from tests.ui.real_board import Desk
from ui.page import Page
from ui.programme.page import ProgrammePage
from ui.programme.rows import PAST, CardRow, HeadingRow, VacantRow

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(ProgrammePage)


def shown(desk: Desk) -> list[str]:
    """Every row in order: headings in capitals, cards as their topics, “–” for a vacant group."""
    said = []
    rows = desk.page.by_meeting.rows
    for place in range(rows.rowCount()):
        row = rows.row(place)
        if isinstance(row, HeadingRow):
            said.append(row.title.upper())
        else:
            said.append(row.item.topic if isinstance(row, CardRow) else "–")
    return said


def layout(desk: Desk, *groups: tuple[str, ...]) -> list[str]:
    """The rows as they are with these topics in the two meetings and the two lists."""
    days = [long_date(desk.made.today + timedelta(days=days)).upper() for days in (9, 65)]
    said = []
    for title, topics in zip([*days, "TO BE SCHEDULED", "SELECT REVIEWS"], groups, strict=True):
        said += [title, *(topics or ("–",))]
    return said


def id_of(desk: Desk, topic: str) -> str:
    rows = desk.page.by_meeting.rows
    return next(item.id for group in rows.groups for item in group.items if item.topic == topic)


def choose(desk: Desk, topic: str) -> None:
    view = desk.page.by_meeting.view
    view.setFocus()
    assert view.choose(id_of(desk, topic))


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.keyClick(desk.page.by_meeting.view, key, modifiers)
    desk.settle()


def test_every_meeting_to_come_and_both_lists_have_a_place(desk: Desk) -> None:
    homes, staff = "Homes close to home", "Staff health check"
    assert shown(desk) == layout(desk, (homes, staff), ("Fostering",), ("Bullying",), ())
    assert desk.page.row.topic == homes


def test_a_card_goes_to_the_next_meeting_and_back_with_alt_and_arrows(desk: Desk) -> None:
    homes, staff = "Homes close to home", "Staff health check"
    choose(desk, homes)
    press(desk, Qt.Key.Key_Right, ALT)
    assert shown(desk) == layout(desk, (staff,), ("Fostering", homes), ("Bullying",), ())
    day = desk.made.today + timedelta(days=65)
    assert desk.said == [f"“{homes}” comes to the meeting of {long_date(day)}."]
    assert desk.page.row.scheduled_on == day
    press(desk, Qt.Key.Key_Right, ALT)
    press(desk, Qt.Key.Key_Right, ALT)
    press(desk, Qt.Key.Key_Right, ALT)
    assert shown(desk) == layout(desk, (staff,), ("Fostering",), ("Bullying",), (homes,))
    assert desk.said[1:] == [f"“{homes}” is to be scheduled.", f"“{homes}” is a select review."]
    for _ in range(3):
        desk.undo()
    assert shown(desk) == layout(desk, (homes, staff), ("Fostering",), ("Bullying",), ())


def test_a_card_is_ordered_within_its_meeting_and_steps_over_its_edge(desk: Desk) -> None:
    homes, staff = "Homes close to home", "Staff health check"
    choose(desk, homes)
    press(desk, Qt.Key.Key_Down, ALT)
    assert shown(desk) == layout(desk, (staff, homes), ("Fostering",), ("Bullying",), ())
    assert desk.said == ["Topic moved."]
    press(desk, Qt.Key.Key_Down, ALT)
    assert shown(desk) == layout(desk, (staff,), (homes, "Fostering"), ("Bullying",), ())
    press(desk, Qt.Key.Key_Up, ALT)
    assert shown(desk) == layout(desk, (staff, homes), ("Fostering",), ("Bullying",), ())
    assert desk.page.by_meeting.view.current_item.topic == homes


def test_keys_pressed_faster_than_the_board_answers_all_count(qtbot: QtBot, desk: Desk) -> None:
    view = desk.page.by_meeting.view
    choose(desk, "Homes close to home")
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    desk.settle()
    assert shown(desk) == layout(
        desk, ("Staff health check",), ("Fostering",), ("Bullying",), ("Homes close to home",)
    )
    assert len(desk.said) == 3


def drag(desk: Desk, topic: str, to: QPoint, *, drop: bool = True) -> None:
    view = desk.page.by_meeting.view
    rows = desk.page.by_meeting.rows
    start = view.visualRect(rows.index(rows.place_of(id_of(desk, topic)))).center()
    viewport = view.viewport()
    desk.qtbot.mousePress(viewport, LEFT, pos=start)
    desk.qtbot.mouseMove(viewport, start + QPoint(0, 4))
    desk.qtbot.mouseMove(viewport, to - QPoint(0, 30))
    desk.qtbot.mouseMove(viewport, to)
    if drop:
        desk.qtbot.mouseRelease(viewport, LEFT, pos=to)
        desk.settle()


def test_a_card_is_dragged_before_another_onto_a_heading_and_into_a_vacant_list(desk: Desk) -> None:
    homes, staff = "Homes close to home", "Staff health check"
    view, rows = desk.page.by_meeting.view, desk.page.by_meeting.rows
    card = view.visualRect(rows.index(rows.place_of(id_of(desk, staff))))
    drag(desk, "Bullying", QPoint(card.center().x(), card.top() + 4))
    assert shown(desk) == layout(desk, (homes, "Bullying", staff), ("Fostering",), (), ())
    heading = next(row for row in range(rows.rowCount()) if shown(desk)[row] == "TO BE SCHEDULED")
    drag(desk, homes, view.visualRect(rows.index(heading)).center())
    assert shown(desk) == layout(desk, ("Bullying", staff), ("Fostering",), (homes,), ())
    vacant = next(p for p in range(rows.rowCount()) if isinstance(rows.row(p), VacantRow))
    drag(desk, staff, view.visualRect(rows.index(vacant)).center())
    assert shown(desk) == layout(desk, ("Bullying",), ("Fostering",), (homes,), (staff,))
    assert len(desk.said) == 3


def test_a_drag_is_given_up_with_escape_and_dropped_where_it_was_changes_nothing(desk: Desk) -> None:
    before = shown(desk)
    view, rows = desk.page.by_meeting.view, desk.page.by_meeting.rows
    there = view.visualRect(rows.index(rows.place_of(id_of(desk, "Fostering")))).center()
    drag(desk, "Homes close to home", there, drop=False)
    assert view.delegate.dragged_id
    press(desk, Qt.Key.Key_Escape)
    desk.qtbot.mouseRelease(view.viewport(), LEFT, pos=there)
    desk.settle()
    drag(desk, "Fostering", there + QPoint(0, 12))
    assert shown(desk) == before
    assert desk.said == []


def test_past_meetings_are_folded_away_and_what_is_sought_there_is_unfolded(desk: Desk) -> None:
    day = desk.made.today - timedelta(days=20)

    def add(store: object) -> str:
        return programme.add_programme_item(
            store, "Jean Kelly", desk.made.board.id, "Bygone", scheduled_on=day
        )

    item_id = desk.ask(add)
    desk.settle()
    assert shown(desk)[0] == "PAST MEETINGS"
    assert "Bygone" not in shown(desk)
    desk.page.reveal(item_id)
    desk.settle()
    assert shown(desk)[:3] == ["PAST MEETINGS", long_date(day).upper(), "Bygone"]
    assert desk.page.row.id == item_id
    press(desk, Qt.Key.Key_Left)
    press(desk, Qt.Key.Key_Up)
    press(desk, Qt.Key.Key_Return)
    assert "Bygone" not in shown(desk)
    assert PAST in desk.page.by_meeting.rows.folded
    press(desk, Qt.Key.Key_Right)
    assert "Bygone" in shown(desk)
    assert desk.workplace.settings.value("programme/past_shown", type=bool) is True


def test_a_heading_folds_its_topics_and_a_click_unfolds_them(desk: Desk) -> None:
    choose(desk, "Homes close to home")
    press(desk, Qt.Key.Key_Left)
    assert isinstance(desk.page.by_meeting.view.current_row, HeadingRow)
    press(desk, Qt.Key.Key_Left)
    assert "Homes close to home" not in shown(desk)
    view = desk.page.by_meeting.view
    desk.qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.currentIndex()).center())
    assert "Homes close to home" in shown(desk)


def test_a_topic_is_typed_with_its_meeting_and_is_chosen(qtbot: QtBot, desk: Desk) -> None:
    line = desk.page.by_meeting.line
    day = desk.made.today + timedelta(days=65)
    desk.page.add_topic()
    qtbot.keyClicks(line.field, f"Youth justice @ {full_date(day)}")
    assert line.meaning.text() == f"For the meeting of {long_date(day)}"
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    desk.settle()
    assert line.field.text() == ""
    assert desk.said == [f"“Youth justice” added, for {long_date(day)}."]
    assert (desk.page.row.topic, desk.page.row.scheduled_on) == ("Youth justice", day)
    qtbot.keyClicks(line.field, "Roads @ some day")
    assert line.meaning.text() == "No day can be read behind the @."
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.field.text() == ""


def test_gaps_stand_on_the_cards_in_words(desk: Desk) -> None:
    rows = desk.page.by_meeting.rows
    card = rows.row(rows.place_of(id_of(desk, "Bullying")))
    assert isinstance(card, CardRow)
    assert card.spoken == "Bullying; 5 High; Nobody responsible; Asked for in May."


def test_a_topic_goes_on_the_agenda_and_off_the_programme_by_key(desk: Desk) -> None:
    choose(desk, "Homes close to home")
    press(desk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.row.agenda is not None
    press(desk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "already, as item" in desk.complaints[0].sentence
    press(desk, Qt.Key.Key_Delete)
    assert "Homes close to home" not in shown(desk)
    assert desk.page.row.topic == "Staff health check"
    desk.undo()
    assert "Homes close to home" in shown(desk)


def test_return_leads_into_the_topic(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Fostering")
    press(desk, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.page.topic.topic.hasFocus)


def test_the_filter_leaves_only_groups_with_what_fits(desk: Desk) -> None:
    assert desk.page.focus_filter()
    desk.page.by_meeting.bar.chips["Nobody responsible"].click()
    desk.settle()
    assert shown(desk) == ["TO BE SCHEDULED", "Bullying"]
    desk.page.by_meeting.bar.field.setText("zebra")
    desk.qtbot.waitUntil(lambda: not shown(desk), timeout=5_000)
    desk.page.reveal(id_of_everywhere(desk, "Fostering"))
    desk.qtbot.waitUntil(
        lambda: desk.page.row is not None and desk.page.row.topic == "Fostering", timeout=5_000
    )


def id_of_everywhere(desk: Desk, topic: str) -> str:
    rows = desk.ask(programme.list_programme, desk.made.board.id).rows
    return next(row.id for row in rows if row.topic == topic)


def test_the_menu_offers_the_other_meetings_and_lists(desk: Desk) -> None:
    view = desk.page.by_meeting.view
    choose(desk, "Fostering")
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    menu = next(child for child in view.findChildren(QMenu) if child.actions())
    where = next(action.menu() for action in menu.actions() if action.menu() is not None)
    first = long_date(desk.made.today + timedelta(days=9))
    assert [action.text() for action in where.actions()] == [first, "To be scheduled", "Select reviews"]
    where.actions()[0].trigger()
    desk.settle()
    assert desk.page.row.scheduled_on == desk.made.today + timedelta(days=9)
    menu.close()


def test_the_rows_stay_a_sound_model_whatever_is_moved_folded_or_filtered(desk: Desk) -> None:
    rows = desk.page.by_meeting.rows
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    choose(desk, "Homes close to home")
    for keys in ((Qt.Key.Key_Right, ALT), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_Left,), (Qt.Key.Key_Left,)):
        press(desk, *keys)
    desk.page.by_meeting.bar.field.setText("bullying")
    desk.qtbot.waitUntil(lambda: rows.rowCount() == 2, timeout=5_000)
    desk.page.by_meeting.bar.clear()
    desk.qtbot.waitUntil(lambda: rows.rowCount() > 4, timeout=5_000)
    assert tester.model() is rows
