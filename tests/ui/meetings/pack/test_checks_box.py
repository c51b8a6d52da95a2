"""The checks beside the pages: gone to, accepted with a reason, taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, publishing
from boardkeeper.publishing import PackChecks
from tests.ui.real_board import Desk
from ui.meetings.pack.check_card import CheckCard
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step

MISSING = "Item 5 Improvement Plan has no paper. It goes out without one."
REASON = "The plan is tabled on the day."


def card(step: PackStep, sentence: str) -> CheckCard:
    return next(each for each in step.checks.cards if each.finding.sentence == sentence)


def kept(desk: Desk) -> PackChecks:
    checks: PackChecks = desk.ask(publishing.pack_checks, desk.made.coming)
    return checks


def shown(desk: Desk, step: PackStep, sentence: str, *, is_there: bool) -> None:
    """Wait until a finding stands among those that are open, or does not any more."""
    desk.qtbot.waitUntil(
        lambda: any(each.finding.sentence == sentence for each in step.checks.cards) is is_there,
        timeout=20_000,
    )
    desk.settle()


def test_what_is_missing_is_listed_and_leads_to_where_it_is_put_right(
    qtbot: QtBot, desk: Desk, checked: PackStep
) -> None:
    found = card(checked, MISSING)
    assert checked.checks.number.text() == str(len(checked.checks.cards))
    item = desk.ask(agenda.list_items, desk.made.coming)[4]
    qtbot.mouseClick(found.go, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.place.stepper.current is Step.PAPERS
    assert desk.page.place.papers.list.current_id == item.id


def test_what_is_to_follow_is_said_and_there_is_nothing_to_accept(desk: Desk, checked: PackStep) -> None:
    found = card(checked, "Item 9 Placement sufficiency is to follow; expected from Nick Barr.")
    assert not found.accept.isVisible()
    assert found.go.isVisible()
    desk.settle()


def test_a_finding_is_accepted_by_keyboard_with_its_reason_and_undo_brings_it_back(
    qtbot: QtBot, desk: Desk, checked: PackStep
) -> None:
    desk.page.open_checks()
    assert checked.checks.cards[0].go.hasFocus()
    found = card(checked, MISSING)
    found.accept.setFocus()
    qtbot.keyClick(found.accept, Qt.Key.Key_Space)
    assert found.reason.hasFocus()
    assert not found.done.isEnabled()
    qtbot.keyClicks(found.reason, REASON)
    qtbot.keyClick(found.reason, Qt.Key.Key_Return)
    shown(desk, checked, MISSING, is_there=False)
    (accepted,) = kept(desk).accepted
    assert (accepted.sentence, accepted.reason, accepted.accepted_by) == (MISSING, REASON, "Jean Kelly")
    assert desk.said[-1] == "Accepted as it is."
    assert checked.checks.fold.isVisible()
    assert not checked.checks.accepted_cards[0].isVisible(), "what is accepted is folded away"
    desk.undo()
    shown(desk, checked, MISSING, is_there=True)
    assert kept(desk).accepted == ()


def test_what_is_accepted_is_unfolded_with_who_and_why_and_can_be_taken_back(
    qtbot: QtBot, desk: Desk, checked: PackStep
) -> None:
    card(checked, MISSING).accepted.emit(card(checked, MISSING).finding, REASON)
    shown(desk, checked, MISSING, is_there=False)
    checked.checks.fold.click()
    (accepted,) = checked.checks.accepted_cards
    assert accepted.isVisible()
    qtbot.mouseClick(accepted.take_back, Qt.MouseButton.LeftButton)
    shown(desk, checked, MISSING, is_there=True)
    assert kept(desk).accepted == ()
    assert not checked.checks.fold.isVisible()


def test_escape_leaves_a_finding_as_it_was(qtbot: QtBot, desk: Desk, checked: PackStep) -> None:
    found = card(checked, MISSING)
    found.begin_accepting()
    qtbot.keyClicks(found.reason, "Because")
    qtbot.keyClick(found.reason, Qt.Key.Key_Escape)
    assert found.accept.hasFocus()
    assert found.draft == ""
    assert kept(desk).accepted == ()


def test_a_reason_that_is_being_typed_stays_while_the_board_changes(
    qtbot: QtBot, desk: Desk, checked: PackStep
) -> None:
    found = card(checked, MISSING)
    found.begin_accepting()
    qtbot.keyClicks(found.reason, "Because the")
    with qtbot.waitSignal(checked.checks.shown, timeout=30_000):
        desk.workplace.operations.run(
            "Added.", agenda.add_item, "Ann Reed", desk.made.coming, "Any other business"
        )
    desk.settle()
    assert card(checked, MISSING) is found
    assert found.draft == "Because the"
