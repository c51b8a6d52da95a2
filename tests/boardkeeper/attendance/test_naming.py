"""Lists of names as papers print them; the head of the minutes of 10 July 2019 is the worked example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from boardkeeper import attendance, posts
from boardkeeper.attendance import KnownPerson, Presence, understand
from boardkeeper.documents.attendance import attendance_fields
from boardkeeper.errors import UserError
from boardkeeper.minutes import get_minutes
from boardkeeper.people import list_members
from tests.boardkeeper.attendance.conftest import JULY, WHO, Committee

Named = Callable[..., tuple[str, ...]]

ALSO_THERE = (
    "Also in attendance: Ed Coley (Head of Skills and Employability), Judith Harwood (Service Director for "
    "Education, Participation and Skills), Councillor Jemima Laing (Cabinet Member for Children and Young People), "
    "Isabelle Morgan (Inclusion and Attendance Manager), Councillor Jon Taylor (Cabinet Member for Education, "
    "Skills and Transformation) and Helen Rickman (Democratic Advisor)."
)


def test_the_head_of_10_july_2019_is_typed_line_by_line_and_prints_as_it_was(
    committee: Committee, named: Named
) -> None:
    named("Councillor Mrs Johnson, in the Chair.")
    named("Councillor McDonald, Vice Chair.")
    named("Councillors Allen, Buchan, Goslin, James and Loveridge.")
    named("Mrs Nicky Williams (Parent Governor Representative)")
    named("Apologies for absence: Councillors Downie and Murphy.")
    named(ALSO_THERE)

    members = list_members(committee.store, committee.board_id, JULY)
    fields = dict(attendance_fields(get_minutes(committee.store, committee.meeting_id), members))
    assert fields == {
        "Present": "Councillor Mrs Johnson, in the Chair\n"
        "Councillor McDonald, Vice Chair\n"
        "Councillors Allen, Buchan, Goslin, James and Loveridge",
        "Co-opted": "Mrs Nicky Williams (Parent Governor Representative)",
        "Apologies": "Councillors Murphy and Downie",
        "Also in attendance": ALSO_THERE.removeprefix("Also in attendance: ").removesuffix("."),
        "Time": "The meeting began at 2.00 pm.",
    }


def test_whoever_is_new_comes_into_the_file_with_the_post_in_one_step(
    committee: Committee, named: Named
) -> None:
    steps = len(committee.store.history())
    assert named("Ed Coley (Head of Skills)", Presence.IN_ATTENDANCE) == ("Ed Coley",)
    assert committee.of("Ed Coley").post == "Head of Skills"
    assert len(committee.store.history()) == steps + 1
    committee.store.undo(WHO)
    assert "Ed Coley" not in {each.name for each in committee.people.known}


def test_a_visitor_comes_with_post_and_organisation(committee: Committee, named: Named) -> None:
    named("Ann Ode", Presence.IN_ATTENDANCE, post="Regional Manager", organisation="Barnardo’s")
    found = committee.of("Ann Ode")
    assert (found.post, found.organisation, found.role) == ("Regional Manager", "Barnardo’s", None)


def test_the_post_held_on_the_day_stays_whatever_is_written(committee: Committee, named: Named) -> None:
    posts.add_officer(committee.store, WHO, "Judith Harwood", "Service Director", from_date=date(2018, 1, 1))
    named("Judith Harwood (Director)", Presence.IN_ATTENDANCE)
    assert committee.of("Judith Harwood").post == "Service Director"


def test_surnames_will_do_for_members(committee: Committee, named: Named) -> None:
    assert named("apologies Downie, Murphy") == ("Councillor Downie", "Councillor Murphy")
    assert committee.of("Councillor Downie").presence is Presence.APOLOGIES


def test_one_unclear_name_and_nobody_is_recorded(committee: Committee, named: Named) -> None:
    with pytest.raises(UserError, match="Councillor Bloggs is not known"):
        named("Councillors Allen and Bloggs")
    assert committee.of("Councillor Allen").presence is None
    with pytest.raises(UserError, match="Nobody is named"):
        named(" , ")


def test_a_name_two_people_answer_to_needs_more_of_it() -> None:
    known = [KnownPerson("1", "Councillor Jane Allen", True), KnownPerson("2", "Councillor Tom Allen", True)]
    assert understand("Cllr Allen", Presence.PRESENT, known).unclear == (
        "Cllr Allen may be Councillor Jane Allen, Councillor Tom Allen.",
    )
    (found,) = understand("Cllr T. Allen", Presence.PRESENT, known).people
    assert found[1] == known[1]


def test_a_substitute_is_written_with_the_member_who_has_then_sent_apologies(
    committee: Committee, named: Named
) -> None:
    named("Councillor Tuffin (substitute for Councillor Downie)")
    found = committee.of("Councillor Tuffin")
    assert (found.presence, found.substitute_for) == (Presence.SUBSTITUTE, "Councillor Downie")
    assert committee.of("Councillor Downie").presence is Presence.APOLOGIES


def test_a_substitute_for_somebody_without_a_seat_is_refused(committee: Committee, named: Named) -> None:
    with pytest.raises(UserError, match="no single member of the board"):
        named("Councillor Tuffin for Councillor Bloggs")
    with pytest.raises(UserError, match="stands in for a member"):
        named("Councillor Tuffin", Presence.SUBSTITUTE)


def test_who_was_there_online_is_said_in_the_list_or_for_all_of_it(
    committee: Committee, named: Named
) -> None:
    named("Councillor Allen (via Teams), Councillor Buchan")
    assert [committee.of(f"Councillor {name}").is_online for name in ("Allen", "Buchan")] == [True, False]
    named("Councillors Goslin and James", is_online=True)
    assert committee.of("Councillor James").is_online
    assert attendance.IN_THE_ROOM
