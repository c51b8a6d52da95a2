"""The work programme as a table beside one topic, edited and moved in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from boardkeeper import decisions, programme, scheduling
from boardkeeper.lists import Wanted
from boardkeeper.rules.due_dates import full_date, long_date
from tests.ui.real_board import Desk
from ui.page import Page, Place
from ui.programme.page import ProgrammePage


@pytest.fixture
def desk(settings: QSettings, show_page: Callable[[type[Page]], Desk]) -> Desk:
    settings.setValue("programme/by_meeting", False)
    return show_page(ProgrammePage)


def topics(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).topic for place in range(table.total)]


def test_topics_stand_by_meeting_and_then_what_is_to_be_scheduled(desk: Desk) -> None:
    assert topics(desk) == ["Homes close to home", "Staff health check", "Fostering", "Bullying"]


def test_a_topic_is_moved_by_a_day_in_words(qtbot: QtBot, desk: Desk) -> None:
    day = desk.made.today + timedelta(days=65)
    qtbot.keyClicks(desk.page.form.day, full_date(day))
    assert desk.page.form.meaning.text() == f"{long_date(day)}, a meeting of the board"
    qtbot.keyClick(desk.page.form.day, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.row.scheduled_on == day
    assert desk.page.row.topic == "Homes close to home"
    assert topics(desk)[0] == "Staff health check"
    assert desk.said == [f"“Homes close to home” comes to the meeting of {long_date(day)}."]
    desk.undo()
    assert topics(desk)[0] == "Homes close to home"


def test_the_next_meetings_are_one_click_away_but_not_the_one_it_comes_to(desk: Desk) -> None:
    [offered] = [choice for choice in desk.page.form.choices if not choice.isHidden()]
    offered.click()
    desk.settle()
    assert desk.page.row.scheduled_on == desk.made.today + timedelta(days=65)
    [offered] = [choice for choice in desk.page.form.choices if not choice.isHidden()]
    assert offered.accessibleName().endswith(long_date(desk.made.today + timedelta(days=9)))


def test_a_topic_can_be_put_back_or_made_a_select_review(desk: Desk) -> None:
    desk.page.form.back.click()
    desk.settle()
    assert desk.page.row.scheduled_on is None
    assert desk.page.form.back.isHidden()
    desk.page.panel.bar.chips["To be scheduled"].click()
    desk.settle()
    assert sorted(topics(desk)) == ["Bullying", "Homes close to home"]
    desk.page.form.review.click()
    desk.settle()
    desk.page.panel.bar.chips["Select reviews"].click()
    desk.settle()
    assert len(topics(desk)) == 1


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("in due course", "No day can be read from this."),
        ("tomorrow", "the board has no meeting to come that day"),
    ],
)
def test_what_is_typed_says_what_it_means(qtbot: QtBot, desk: Desk, written: str, says: str) -> None:
    qtbot.keyClicks(desk.page.form.day, written)
    assert says in desk.page.form.meaning.text()
    assert desk.page.form.move_there.isEnabled() is (written == "tomorrow")


def test_words_are_edited_where_they_stand_each_as_one_step(qtbot: QtBot, desk: Desk) -> None:
    detail = desk.page.topic
    detail.topic.selectAll()
    qtbot.keyClicks(detail.topic, "Homes nearby")
    qtbot.keyClick(detail.topic, Qt.Key.Key_Return)
    detail.responsible.selectAll()
    qtbot.keyClicks(detail.responsible, "Nick Barr")
    qtbot.keyClick(detail.responsible, Qt.Key.Key_Return)
    detail.reason.selectAll()
    qtbot.keyClicks(detail.reason, "Two")
    qtbot.keyClick(detail.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(detail.reason, "lines")
    qtbot.keyClick(detail.reason, Qt.Key.Key_Return)
    desk.settle()
    row = desk.page.row
    assert (row.topic, row.responsible, row.reason) == ("Homes nearby", "Nick Barr", "Two\nlines")
    assert desk.said == ["Topic changed.", "Responsible changed.", "Reason changed."]
    for _ in range(3):
        desk.undo()
    row = desk.page.row
    assert (row.topic, row.responsible, row.reason) == (
        "Homes close to home",
        "Jean Kelly",
        "Asked for in May.",
    )
    assert detail.topic.toPlainText() == "Homes close to home"


def test_the_names_of_people_are_completed_while_one_is_typed(desk: Desk) -> None:
    completer = desk.page.topic.responsible.completer()
    completer.setCompletionPrefix("barr")
    assert completer.currentCompletion() == "Nick Barr"


def test_escape_takes_back_what_was_typed_and_a_blank_topic_is_refused(qtbot: QtBot, desk: Desk) -> None:
    detail = desk.page.topic
    qtbot.keyClicks(detail.topic, "x")
    qtbot.keyClick(detail.topic, Qt.Key.Key_Escape)
    assert detail.topic.toPlainText() == "Homes close to home"
    detail.topic.selectAll()
    qtbot.keyClick(detail.topic, Qt.Key.Key_Delete)
    qtbot.keyClick(detail.topic, Qt.Key.Key_Return)
    desk.settle()
    assert [error.sentence for error in desk.complaints] == ["A work programme item needs a topic."]
    assert detail.topic.toPlainText() == "Homes close to home"


def test_what_was_typed_is_kept_when_another_topic_is_chosen(qtbot: QtBot, desk: Desk) -> None:
    detail = desk.page.topic
    detail.topic.setFocus()
    qtbot.keyClicks(detail.topic, "Own ")
    desk.page.panel.view.reveal(desk.page.panel.table.row(1).id)
    desk.settle()
    assert "Staff health check" in topics(desk)
    assert "Own Homes close to home" in topics(desk)


def test_six_keys_score_a_topic(qtbot: QtBot, desk: Desk) -> None:
    scoring = desk.page.topic.scoring
    assert scoring.score.text() == "5 High"
    assert scoring.note.text() == "Given without answers; answering takes its place."
    scoring.rows[0].yes.setFocus()
    for row, key in zip(scoring.rows, "YYNYNN", strict=True):
        qtbot.waitUntil(lambda row=row: row.yes.hasFocus())
        qtbot.keyClick(row.yes, Qt.Key(ord(key)))
    desk.settle()
    assert (desk.page.row.score, desk.page.row.band) == (3, "Medium")
    assert scoring.score.text() == "3 Medium"
    assert scoring.note.text() == "All 6 answered, 3 with yes."
    assert desk.said[-1] == "The topic scores 3."
    desk.undo()
    assert scoring.score.text() == "Unscored"
    assert scoring.note.text() == "5 of 6 answered. It is scored once all are."


def test_an_answer_is_clicked_and_taken_back(desk: Desk) -> None:
    line = desk.page.topic.scoring.rows[0]
    line.no.click()
    desk.settle()
    assert (line.yes.isChecked(), line.no.isChecked()) == (False, True)
    line.yes.click()
    desk.settle()
    assert [each.is_yes for each in desk.page.row.answers][:2] == [True, None]
    line.yes.click()
    desk.settle()
    assert not any(each.is_yes for each in desk.page.row.answers)
    assert not line.yes.isChecked()


def test_a_topic_goes_on_its_agenda_with_one_click_and_says_where_it_stands(desk: Desk) -> None:
    form, detail = desk.page.form, desk.page.topic
    day = desk.page.row.scheduled_on
    assert form.on_agenda.text() == f"Put on the agenda of {full_date(day)}"
    form.on_agenda.click()
    desk.settle()
    assert desk.said == ["“Homes close to home” is on the agenda."]
    assert form.on_agenda.isHidden()
    place = desk.page.row.agenda
    assert detail.agenda.button.text() == place.words
    detail.agenda.button.click()
    assert desk.places == [Place("meetings", place.item_id)]
    desk.page.form.back.click()
    desk.settle()
    assert detail.warning.text() == f"It still stands on the agenda of {long_date(day)}."


def test_a_topic_whose_day_has_come_is_heard_with_a_click_or_not_after_all(desk: Desk) -> None:
    hearing, row = desk.page.topic.hearing, desk.page.row
    assert hearing.isHidden()
    day = desk.made.today
    desk.ask(lambda store: programme.reschedule(store, "Jean Kelly", row.id, day))
    desk.settle()
    assert hearing.text() == f"It was heard on {full_date(day)}"
    hearing.click()
    desk.settle()
    assert desk.page.row.heard_on == day
    assert desk.said[-1] == f"Heard on {long_date(day)}."
    assert hearing.text() == "It was not heard after all"
    hearing.click()
    desk.settle()
    assert desk.page.row.heard_on is None


def test_a_topic_made_of_a_decision_leads_back_to_it(desk: Desk) -> None:
    board_id = desk.made.board.id
    found = desk.ask(decisions.list_decisions, board_id, desk.made.today, Wanted(words="care leavers"))
    item_id = desk.ask(scheduling.from_decision, "Jean Kelly", found.rows[0].id, desk.made.today)
    desk.settle()
    desk.page.reveal(item_id)
    desk.settle()
    assert desk.page.row.topic == "Care leavers"
    desk.page.topic.asked_for.button.click()
    assert desk.places == [Place("decisions", found.rows[0].id)]


def test_the_view_is_remembered(qtbot: QtBot, desk: Desk) -> None:
    assert not desk.page.is_by_meeting
    chosen = desk.page.row.id
    desk.page.switch.cards.click()
    desk.settle()
    assert desk.page.is_by_meeting
    assert desk.page.by_meeting.isVisible()
    assert desk.page.by_meeting.view.current_item.id == chosen
    assert desk.workplace.settings.value("programme/by_meeting", type=bool) is True
    desk.page.switch_view()
    assert desk.page.panel.isVisible()
    assert desk.workplace.settings.value("programme/by_meeting", type=bool) is False


def test_unscored_and_low_placed_early_can_be_filtered(desk: Desk) -> None:
    item = desk.page.panel.table.row(0)
    desk.ask(programme.update_programme_item, "Jean Kelly", item.id)
    low = {"score": 1}
    desk.ask(lambda store: programme.update_programme_item(store, "Jean Kelly", item.id, **low))
    desk.settle()
    desk.page.panel.bar.chips["Low but early"].click()
    desk.settle()
    assert topics(desk) == ["Homes close to home"]
    assert "comes before “Bullying”" in desk.page.topic.warning.text()
