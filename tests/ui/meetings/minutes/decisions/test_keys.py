from __future__ import annotations

from boardkeeper import minutes
from boardkeeper.minutes import WrittenAsk
from tests.ui.real_board import Desk
from ui.meetings.stepper import Step


def _write_a_limb(desk: Desk) -> None:
    """In the minutes of the meeting that was held, a decision with the caret in it."""
    desk.page.reveal(desk.made.past)
    desk.settle()
    written = minutes.pieces_of(desk.ask(minutes.get_minutes, desk.made.past))
    limb = next(each for each in written if each.decision is not None)
    desk.page.place.stepper.choose(Step.MINUTES)
    desk.settle()
    desk.page.place.minutes.choose(limb.id)


def _ask(desk: Desk) -> WrittenAsk | None:
    limb = next(each for each in desk.page.place.minutes.surface.pieces() if each.decision is not None)
    assert limb.decision is not None
    return limb.decision.ask


def test_one_key_follows_the_decision_up_and_another_opens_its_panel(desk: Desk) -> None:
    _write_a_limb(desk)
    assert _ask(desk) is None
    desk.page.follow_decision_up()
    assert _ask(desk) == WrittenAsk()
    desk.page.follow_decision_up()
    assert _ask(desk) is None
    desk.page.open_decisions()
    panel = desk.page.place.minutes.side.current
    assert panel.isVisible()
    assert panel.heading.text() == "Decision"


def test_what_is_asked_stands_in_the_log_within_the_same_moment_as_in_the_text(desk: Desk) -> None:
    _write_a_limb(desk)
    desk.page.follow_decision_up()
    desk.page.place.minutes.keep()
    desk.settle()
    view = desk.ask(minutes.get_minutes, desk.made.past)
    asks = [limb.ask for minute in view.minutes for limb in minute.resolutions]
    assert [ask.officer for ask in asks if ask is not None] == [""]


def test_an_item_without_a_report_says_so(desk: Desk) -> None:
    _write_a_limb(desk)
    desk.page.adopt_recommendations()
    desk.settle()
    assert desk.said == ["This minute belongs to no item of the agenda, so it has no report."]


def test_following_up_needs_a_decision(desk: Desk) -> None:
    _write_a_limb(desk)
    surface = desk.page.place.minutes.surface
    heading = surface.heading()
    assert heading is not None
    surface.choose(heading.id)
    desk.page.follow_decision_up()
    assert desk.said == ["Stand in a decision to follow it up, or to stop following it up."]
