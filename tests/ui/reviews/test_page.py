"""The officer’s page of the chair’s review: sendings, remarks, answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from boardkeeper import actions, agenda, remarks
from boardkeeper.clock import current_day
from boardkeeper.remarks import RemarkAbout, RemarkKind
from db.tables.reviews import Review, ReviewState
from tests.ui.real_board import WHO
from tests.ui.reviews.conftest import CHAIR, Seat

CONTROL = Qt.KeyboardModifier.ControlModifier


def say(
    seat: Seat, about: RemarkAbout, about_id: str, text: str, kind: RemarkKind = RemarkKind.CHALLENGE
) -> str:
    def add(desk: Any) -> str:
        return remarks.add_remark(
            desk,
            WHO,
            seat.made.board.id,
            about,
            about_id,
            text,
            kind=kind,
            said_on=current_day(),
            said_by=CHAIR,
        )

    return str(seat.ask(add))


@pytest.fixture
def remark_id(office: Seat) -> str:
    """A challenge on the only action."""
    action = office.ask(actions.list_actions, office.made.board.id, current_day()).rows[0]
    return say(office, RemarkAbout.ACTION, action.id, "Why is it late?")


def test_the_rail_counts_what_has_no_answer_and_ctrl_0_goes_there(office: Seat, remark_id: str) -> None:
    office.settle()
    spoken = office.window.rail._lines["review"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chair’s review, 1 not answered yet"
    assert office.window.commands.action("go:review").shortcut().toString() == "Ctrl+0"
    office.window.commands.perform("go:review")
    office.settle()
    assert office.window.pages.current_id == "review"


def test_an_answer_typed_by_keyboard_settles_the_challenge_and_can_be_undone(
    office: Seat, remark_id: str
) -> None:
    page = office.go("review", remark_id)
    office.window.commands.perform("review.answer")
    office.type("She was ill.")
    office.press(Qt.Key.Key_Return, CONTROL)
    answered = page.row
    assert (answered.answer, answered.is_settled) == ("She was ill.", True)
    assert "She was ill." in page.entry.words()
    assert office.window.toast.sentence == "Answered and settled."
    office.window.commands.perform("edit.undo")
    office.settle()
    assert page.row.answer == ""


def test_keep_open_answers_and_settle_needs_no_words(office: Seat, remark_id: str) -> None:
    page = office.go("review", remark_id)
    page.begin_answer()
    office.type("I have asked.")
    page.answers.later.click()
    office.settle()
    assert (page.row.answer, page.row.is_settled) == ("I have asked.", False)
    page.answers.settle.click()
    office.settle()
    assert page.row.is_settled
    assert page.answers.settle.text() == "Open again"


def test_half_an_answer_waits_while_another_remark_is_read(office: Seat, remark_id: str) -> None:
    other = say(office, RemarkAbout.AGENDA_ITEM, item_of(office), "Could this come first?")
    page = office.go("review", remark_id)
    page.begin_answer()
    office.type("Half an")
    office.go("review", other)
    assert page.answers.box.toPlainText() == ""
    office.go("review", remark_id)
    assert page.answers.box.toPlainText() == "Half an"


def item_of(seat: Seat) -> str:
    return str(seat.ask(agenda.list_items, seat.made.coming)[0].id)


def test_go_there_leads_to_the_row(office: Seat, remark_id: str) -> None:
    page = office.go("review", remark_id)
    page.link.click()
    office.settle()
    assert office.window.pages.current_id == "actions"
    assert "Why is it late?" in office.page.matter.remarks.words()


def test_a_remark_on_what_was_removed_is_listed_as_lost(office: Seat) -> None:
    item = item_of(office)
    lost = say(office, RemarkAbout.AGENDA_ITEM, item, "Could this come first?")
    office.ask(agenda.remove_item, WHO, item)
    page = office.go("review", lost)
    page.panel.bar.press("Lost their place")
    office.settle()
    assert page.row.id == lost
    assert page._lost.isVisible()
    assert not page.link.isVisible()


def test_the_sendings_are_listed_with_what_became_of_them(office: Seat) -> None:
    def merge_older(desk: Any) -> None:
        with desk.edit("Sent before", WHO) as session:
            session.add(
                Review(
                    board_id=office.made.board.id,
                    number=2,
                    state=ReviewState.MERGED,
                    sent_to=CHAIR,
                    sent_by=WHO,
                    sent_at=datetime.fromisoformat("2026-09-05T09:00"),
                    base_step=1,
                    base_hash="0" * 64,
                    returned_at=datetime.fromisoformat("2026-09-06T09:00"),
                    merged_at=datetime.fromisoformat("2026-09-07T09:00"),
                    merged_by=WHO,
                )
            )

    page = office.go("review")
    office.ask(merge_older)
    newer, older = page.sendings.words()
    assert newer == (
        f"Review 2: sent to {CHAIR} on Sat 5 Sep 2026, came back on Sun 6 Sep 2026, "
        f"merged by {WHO} on Mon 7 Sep 2026"
    )
    assert older.startswith("Review 1, meeting of ")


def test_the_forms_of_the_exchange_are_opened_from_the_page(office: Seat) -> None:
    page = office.go("review")
    page.start_sending()
    office.settle()
    form = page.exchange.sending.form
    assert form is not None
    assert form.isVisible()
    form.reject()
    page.bring_in()
    office.settle()
    assert office.window.pages.current_id == "merge"


def test_the_officer_remarks_below_a_row_too(office: Seat) -> None:
    page = office.go("actions")
    page.panel.view.selectRow(0)
    office.settle()
    box = page.matter.remarks
    assert not box.box.isVisible()
    page.remark()
    office.type("Ask again on Monday.")
    office.press(Qt.Key.Key_Return, CONTROL)
    assert "Ask again on Monday." in box.words()
    assert box.entries()[0].answer_button.text() == "Answer…"


def test_beside_the_minutes_stand_the_remarks_on_them(office: Seat) -> None:
    from boardkeeper import minutes

    paragraph = office.ask(minutes.get_minutes, office.made.past).minutes[0].paragraphs[1]
    say(office, RemarkAbout.MINUTE_PARAGRAPH, paragraph.id, "By how much?")
    page = office.go("meetings", office.made.past)
    page.place.minutes.open_panel("Remarks")
    office.settle()
    panel = page.place.minutes.side.current
    (entry,) = panel.list.entries()
    assert "By how much?" in entry.words()
    assert panel.all_heading.text() == "On these minutes: 1, 1 open"
