from __future__ import annotations

import pytest

from boardkeeper.importing.old_minutes.attendance_names import (
    Label,
    attendance_of_table,
    read_label,
    read_people,
)
from boardkeeper.importing.old_minutes.lines import Came

PRESENT = Label(Came.PRESENT, "", "")


@pytest.mark.parametrize(
    ("written", "came", "rest"),
    [
        ("PRESENT:", Came.PRESENT, ""),
        ("Members present: Councillor Allen", Came.PRESENT, "Councillor Allen"),
        ("Co-opted Representatives: Mrs Williams", Came.PRESENT, "Mrs Williams"),
        ("Apologies for absence: Councillor Murphy.", Came.APOLOGIES, "Councillor Murphy."),
        ("Apologies for absence were received from Councillor Smith.", Came.APOLOGIES, "Councillor Smith."),
        ("Also in attendance: Also in attendance: Ed Coley", Came.IN_ATTENDANCE, "Ed Coley"),
        ("Substitutes – Councillor Day", Came.SUBSTITUTE, "Councillor Day"),
    ],
)
def test_the_head_of_a_list_says_how_people_took_part(written: str, came: Came, rest: str) -> None:
    label = read_label(written)
    assert label is not None
    assert (label.came, label.rest) == (came, rest)


@pytest.mark.parametrize(
    "written", ["Councillors Allen and Buchan.", "No apologies for absence were received.", "Present tense"]
)
def test_other_lines_are_no_heads(written: str) -> None:
    assert read_label(written) is None


def test_a_list_of_one_style_gives_everybody_the_style() -> None:
    read = read_people("Councillors Allen, Buchan and Mrs Johnson; Dr Mahony.", PRESENT, 4)
    assert [each.name for each in read.attendees] == [
        "Councillor Allen",
        "Councillor Buchan",
        "Councillor Mrs Johnson",
        "Dr Mahony",
    ]
    assert {each.line for each in read.attendees} == {4}


@pytest.mark.parametrize(
    ("written", "acting"),
    [
        ("Councillor Mrs Johnson, in the Chair.", "Chair"),
        ("Councillor Mrs Johnson (Chair)", "Chair"),
        ("Councillor McDonald, Vice Chair.", "Vice-chair"),
    ],
)
def test_who_took_the_chair_is_known(written: str, acting: str) -> None:
    (person,) = read_people(written, PRESENT, 0).attendees
    assert person.acting_as == acting
    assert person.name.startswith("Councillor M")


def test_posts_stand_in_brackets_or_behind_a_comma() -> None:
    written = "Ed Coley (Head of Skills, Employment and Work), Judith Harwood, Service Director for Education and Helen Rickman (Adviser)"
    read = read_people(written, Label(Came.IN_ATTENDANCE, "", ""), 0)
    assert [(each.name, each.post) for each in read.attendees] == [
        ("Ed Coley", "Head of Skills, Employment and Work"),
        ("Judith Harwood", "Service Director for Education"),
        ("Helen Rickman", "Adviser"),
    ]


def test_substitutes_say_for_whom_and_some_are_online() -> None:
    read = read_people("Councillors Day (substitute for Councillor Murphy) and Tan (via Teams)", PRESENT, 0)
    day, tan = read.attendees
    assert (day.presence, day.substitute_for) == (Came.SUBSTITUTE, "Councillor Murphy")
    assert tan.is_online


def test_who_came_in_place_of_somebody_excused_is_a_substitute() -> None:
    read = read_people("Cllr Patel (substituted by Cllr King)", Label(Came.APOLOGIES, "", ""), 0)
    assert [(each.name, each.presence, each.substitute_for) for each in read.attendees] == [
        ("Cllr Patel", Came.APOLOGIES, ""),
        ("Cllr King", Came.SUBSTITUTE, "Cllr Patel"),
    ]


def test_what_is_no_name_is_told_and_nobody_means_nobody() -> None:
    read = read_people("Councillor Allen, two members of the public", PRESENT, 0)
    assert [each.name for each in read.attendees] == ["Councillor Allen"]
    assert read.not_read == ("two members of the public",)
    assert read_people("None.", PRESENT, 0).attendees == ()


def test_a_table_with_labels_is_read_as_the_lines_it_stands_for() -> None:
    rows = (
        ("Present:", "Councillor Allen; Councillor Buchan"),
        ("", "Mrs Williams"),
        ("Apologies", "Councillor Murphy"),
    )
    assert attendance_of_table(rows) == [
        "Present: Councillor Allen; Councillor Buchan",
        "Mrs Williams",
        "Apologies: Councillor Murphy",
    ]
    assert attendance_of_table((("Year", "Figure"), ("2019", "417"))) is None
