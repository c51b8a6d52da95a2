from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.attendance_lines import WrittenPerson, read_attendance


@pytest.mark.parametrize(
    ("written", "presence", "names"),
    [
        (
            "Councillors Allen, Buchan, Goslin, James and Loveridge.",
            "",
            [f"Councillor {name}" for name in ("Allen", "Buchan", "Goslin", "James", "Loveridge")],
        ),
        (
            "Apologies for absence: Councillors Downie and Murphy.",
            "apologies",
            ["Councillor Downie", "Councillor Murphy"],
        ),
        ("apologies from Downie & Murphy", "apologies", ["Downie", "Murphy"]),
        (
            "An apology for absence was received from Councillor S. R. Colella",
            "apologies",
            ["Councillor S. R. Colella"],
        ),
        (
            "Councillors: R. J. Laight (Chairman), C. B. Taylor and Mrs. R. L. Dent",
            "",
            ["Councillor R. J. Laight", "Councillor C. B. Taylor", "Councillor Mrs. R. L. Dent"],
        ),
        ("Officers: Ms. J. Pickering, Mr. K. Dicks", "in attendance", ["Ms. J. Pickering", "Mr. K. Dicks"]),
        ("Absent: Councillor Ney", "absent", ["Councillor Ney"]),
        ("Also in attendance: Ann Ode", "in attendance", ["Ann Ode"]),
        (
            "Cllrs Allen and Bird; Mrs Jane Tan\nDr Abel",
            "",
            ["Cllr Allen", "Cllr Bird", "Mrs Jane Tan", "Dr Abel"],
        ),
        ("Jo Bird, OBE", "", ["Jo Bird, OBE"]),
        ("Councillor Allen, Councillor Allen", "", ["Councillor Allen"]),
        ("", "", []),
    ],
)
def test_lists_are_read_as_papers_print_them(written: str, presence: str, names: list[str]) -> None:
    line = read_attendance(written)
    assert line.presence == presence
    assert [each.name for each in line.people] == names


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Councillor Mrs Johnson, in the Chair.", WrittenPerson("Councillor Mrs Johnson", acting_as="Chair")),
        ("Councillor McDonald (Vice-Chairman)", WrittenPerson("Councillor McDonald", acting_as="Vice-chair")),
        ("Councillor McDonald, Deputy Chair", WrittenPerson("Councillor McDonald", acting_as="Vice-chair")),
        ("Dr Abel (via Teams)", WrittenPerson("Dr Abel", is_online=True)),
        ("Dr Abel, online", WrittenPerson("Dr Abel", is_online=True)),
        (
            "Councillor Ney (substituting for Councillor Downie)",
            WrittenPerson("Councillor Ney", instead_of="Councillor Downie"),
        ),
        ("Councillor Ney as substitute for Downie", WrittenPerson("Councillor Ney", instead_of="Downie")),
        (
            "Ann Smith, Head of Skills and Employability",
            WrittenPerson("Ann Smith", "Head of Skills and Employability"),
        ),
        (
            "Judith Harwood (Service Director for Education, Participation and Skills)",
            WrittenPerson("Judith Harwood", "Service Director for Education, Participation and Skills"),
        ),
        ("Ann Smith (Head of Skills) (online)", WrittenPerson("Ann Smith", "Head of Skills", is_online=True)),
    ],
)
def test_what_stands_behind_a_name_belongs_to_it(written: str, person: WrittenPerson) -> None:
    assert read_attendance(written).people == (person,)


@given(st.text(alphabet=" Aab,;()&.\nandC", max_size=60))
def test_any_text_is_read_into_names_with_words(written: str) -> None:
    for each in read_attendance(written).people:
        assert each.name.strip() == each.name != ""
