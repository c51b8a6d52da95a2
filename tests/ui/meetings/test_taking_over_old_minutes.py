from __future__ import annotations

from tests.ui.real_board import Desk
from ui.meetings.stepper import Step
from ui.page import Place
from ui.pages import PAGES
from ui.shell.command_table import shell_commands


def test_old_minutes_are_taken_over_for_a_meeting_that_has_none(desk: Desk) -> None:
    desk.page.take_over_old_minutes()
    assert desk.places == [Place("old-minutes", desk.made.coming)]


def test_a_meeting_with_minutes_is_not_the_one_they_are_for(desk: Desk) -> None:
    desk.page.reveal(desk.made.past)
    desk.settle()
    desk.page.take_over_old_minutes()
    assert desk.places == [Place("old-minutes")]


def test_an_empty_minutes_step_leads_there(desk: Desk) -> None:
    desk.page.place.stepper.choose(Step.MINUTES)
    desk.settle()
    desk.page.place.minutes.old_minutes_wanted.emit()
    assert desk.places == [Place("old-minutes", desk.made.coming)]


def test_the_palette_leads_there_from_any_page() -> None:
    commands = {command.id: command for command in shell_commands(PAGES)}
    assert commands["file.old_minutes"].plain_title == "Import old minutes…"
    assert "old-minutes" in {page.id for page in PAGES}
