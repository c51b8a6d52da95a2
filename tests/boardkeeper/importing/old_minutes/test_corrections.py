from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from boardkeeper.importing.old_minutes import LineKind, OldMinutes

Read = Callable[..., OldMinutes]
BODY = "11. **Plan**\nMembers said this.\n(a) a point;\nTo note the plan.\n"


def test_what_somebody_says_counts_and_the_rest_is_understood_around_it(read: Read) -> None:
    old = read(BODY, kinds={12: LineKind.LIMB, 10: LineKind.HEADING})
    assert [line.understood_as for line in old.lines[9:]] == [
        LineKind.HEADING,
        LineKind.HEADING,
        LineKind.POINT,
        LineKind.LIMB,
    ]
    assert old.lines[12].text == "to note the plan."
    assert old.lines[12].doubt == ""
    assert old.lines[10].number is None


def test_a_point_that_is_text_keeps_its_mark_in_the_words(read: Read) -> None:
    assert read(BODY, kinds={11: LineKind.TEXT}).lines[11].text == "(a) a point;"


def test_lines_are_joined_and_parted(read: Read) -> None:
    joined = read(BODY, joined=frozenset({11}))
    assert joined.lines[10].text == "Members said this. (a) a point;"
    assert joined.lines[11].continues == 10
    body = "11. **Plan**\nIt broke off in the\nmiddle of it.\n"
    assert read(body).lines[11].understood_as is LineKind.CONTINUED
    assert read(body, apart=frozenset({11})).lines[11].understood_as is LineKind.TEXT


def test_numbers_levels_and_exemptions_are_taken(read: Read) -> None:
    old = read(BODY, numbers={9: None, 7: 3}, levels={11: 1}, exempt={10: "2"})
    assert (old.lines[7].number, old.lines[9].number) == (3, None)
    assert old.lines[11].level == 1
    assert old.lines[10].exempt_paragraphs == "2"


def test_the_day_can_be_said(read: Read) -> None:
    old = read("", head="10. **Minutes**\nAgreed the minutes.\n", held_on=date(2019, 7, 10))
    assert old.held_on == date(2019, 7, 10)


@pytest.mark.parametrize("kind", list(LineKind))
def test_any_line_can_be_anything(read: Read, kind: LineKind) -> None:
    old = read(BODY + "Name\tRole\nA\tB\n", kinds=dict.fromkeys(range(14), kind))
    assert len(old.lines) == 14


def test_attendance_and_declarations_are_read_from_lines_said_to_be_some(read: Read) -> None:
    old = read(
        "Councillor Goslin was there too\nCouncillor James\n",
        kinds={9: LineKind.ATTENDANCE, 10: LineKind.ATTENDANCE},
    )
    assert old.attendance[-1].name == "Councillor James"
    assert "Not understood as names" in old.lines[9].doubt
    words = read("She knows them.\n", kinds={9: LineKind.DECLARATION})
    assert words.lines[9].understood_as is LineKind.TEXT
    assert words.lines[9].doubt
