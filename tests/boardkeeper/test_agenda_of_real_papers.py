"""The agenda of 11 September 2019, typed as it was printed."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest

from boardkeeper import agenda, meetings, minutes
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.agenda_items import AgendaItemView

WHO = "Helen Rickman"
_ITEM = re.compile(r"(\d+)\. (.+?)(?: \(Pages .+\))?")


@pytest.fixture
def printed(shared: Path) -> list[tuple[str, str]]:
    """The numbers and titles of the sheet, without their pages."""
    text = (shared / "seeds" / "plymouth-2019-09-11-scrutiny-agenda-pack.txt").read_text(encoding="utf-8")
    sheet = takewhile(lambda line: not line.startswith("Wednesday 10 July 2019"), text.splitlines())
    return [found.groups() for line in sheet if (found := _ITEM.fullmatch(line.strip()))]


@pytest.fixture
def typed(desk, printed) -> tuple[AgendaItemView, ...]:
    """The agenda after every title was typed as it is printed."""
    july = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    minutes.write_minute(desk.store, WHO, july, minutes.WrittenMinute("Pledge Update"))
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    for _number, title in printed:
        agenda.add_item(desk.store, WHO, meeting_id, title)
    return agenda.list_items(desk.store, meeting_id)


def test_fourteen_items_take_the_numbers_they_were_printed_with(printed, typed):
    assert [number for number, _ in printed] == [str(number) for number in range(1, 15)]
    assert [item.number for item in typed] == [number for number, _ in printed]


def test_the_verbal_update_and_the_two_papers_to_follow_are_known_by_their_titles(typed):
    usual = {ItemKind.REPORT, ItemKind.STANDING}
    said = {item.number: (item.title, item.kind) for item in typed if item.kind not in usual}
    assert said == {
        "6": ("Number of Children in Care", ItemKind.VERBAL_UPDATE),
        "9": ("Child Exploitation", ItemKind.TO_FOLLOW),
        "10": ("Together for Childhood", ItemKind.TO_FOLLOW),
    }


def test_what_always_comes_is_known_by_its_title_with_its_paper(typed):
    usual = {item.number: item.paper for item in typed if item.kind is ItemKind.STANDING}
    assert usual == {
        "1": PaperKind.NONE,
        "2": PaperKind.NONE,
        "3": PaperKind.MINUTES,
        "4": PaperKind.NONE,
        "13": PaperKind.PROGRAMME,
        "14": PaperKind.DECISIONS,
    }


def test_the_minutes_to_be_confirmed_are_named_by_their_day(typed):
    assert typed[2].purpose == "To confirm the minutes of 10 July 2019 as a correct record."


def test_an_urgent_item_after_publication_is_14a(desk, typed):
    meeting_id = meetings.find_meeting(desk.store, desk.board_id, date(2019, 9, 11)).id
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    agenda.add_item(desk.store, WHO, meeting_id, "Ofsted letter", urgent_reason="It came on 9 September.")
    *before, late = agenda.list_items(desk.store, meeting_id)
    assert (late.number, late.kind) == ("14a", ItemKind.URGENT)
    assert [item.number for item in before] == [item.number for item in typed]
