"""Minutes print the header in order, points lettered through, and limbs under the number they are cited by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from boardkeeper.documents.blocks import (
    Callout,
    FieldList,
    Heading,
    ListStyle,
    Paragraph,
    Points,
    Resolution,
    Signature,
    Table,
)
from boardkeeper.documents.minutes import compose_minutes
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import (
    AttendeeView,
    DeclarationView,
    Interest,
    MinutesView,
    MinuteView,
    ParagraphKind,
    ParagraphView,
    Presence,
    ResolutionView,
    Verb,
)
from boardkeeper.people import SeatRole
from boardkeeper.rules.numbering import letter


def attended(name: str, presence: Presence = Presence.PRESENT, **facts: str) -> AttendeeView:
    view = AttendeeView(name, name, presence, acting_as="", post="", organisation="")
    return replace(view, **facts)


def paragraph(kind: ParagraphKind, text: str, level: int = 0) -> ParagraphView:
    return ParagraphView(text, kind, text, letter="", level=level, exempt_paragraphs="", public_summary="")


def limb(number: int, verb: Verb, text: str, **facts: object) -> ResolutionView:
    return replace(ResolutionView(f"r{number}", number, verb, text, recommended_to=""), **facts)


def decided(view: ResolutionView) -> ParagraphView:
    """The paragraph a limb hangs on."""
    return replace(paragraph(ParagraphKind.RESOLUTION, view.text), resolution=view)


def minute(
    number: int | None, title: str, *paragraphs: ParagraphView, limbs: tuple[ResolutionView, ...] = ()
) -> MinuteView:
    """A minute, its points lettered as they are read, limbs behind the rest."""
    count = 0
    lettered = []
    for each in paragraphs:
        is_point = each.kind is ParagraphKind.POINT and each.level == 0
        count += is_point
        lettered.append(replace(each, letter=letter(count)) if is_point else each)
    return MinuteView(f"m{number}", number, title, (*lettered, *(decided(view) for view in limbs)))


@pytest.fixture
def minutes() -> MinutesView:
    return MinutesView(
        meeting_id="m",
        held_on=date(2019, 7, 10),
        starts_at=time(14),
        ended_at=time(16),
        venue="Council House",
        state=MeetingState.MINUTES_DRAFT,
        attendance=(),
        declarations=(),
        minutes=(),
    )


def blocks_of(section, kind):
    return [block for block in section.blocks if isinstance(block, kind)]


def test_the_header_names_the_chair_first_and_guests_with_their_posts(board, minutes, make_member):
    members = (
        make_member("Councillor Mrs Johnson", SeatRole.CHAIR),
        make_member("Councillor Murphy", SeatRole.VICE_CHAIR),
        make_member("Councillor Allen"),
        make_member("Councillor Buchan"),
        make_member("Mrs Williams", SeatRole.CO_OPTED),
    )
    attendance = (
        attended("Councillor Allen"),
        attended("Councillor Buchan"),
        attended("Councillor McDonald", acting_as="Vice-chair"),
        attended("Councillor Mrs Johnson"),
        attended("Mrs Williams", organisation="Parent governor"),
        attended("Councillor Murphy", Presence.APOLOGIES),
        attended("Councillor Reed", Presence.SUBSTITUTE, substitute_for="Councillor Murphy"),
        attended("Judith Harwood", Presence.IN_ATTENDANCE, post="Service Director"),
    )
    section = compose_minutes(board, replace(minutes, attendance=attendance), members)
    (header,) = blocks_of(section, FieldList)
    assert dict(header.fields) == {
        "Present": "Councillor Mrs Johnson, in the Chair\n"
        "Councillor McDonald, Vice Chair\n"
        "Councillors Allen and Buchan",
        "Co-opted": "Mrs Williams (Parent governor)",
        "Substitutes": "Councillor Reed (for Councillor Murphy)",
        "Apologies": "Councillor Murphy",
        "Also in attendance": "Judith Harwood (Service Director)",
        "Time": "The meeting began at 2.00 pm and ended at 4.00 pm.",
    }


def test_whoever_presided_there_is_in_the_chair_and_the_chair_is_listed_with_the_others(
    board, minutes, make_member
):
    members = (make_member("Councillor Mrs Johnson", SeatRole.CHAIR), make_member("Councillor Allen"))
    attendance = (attended("Councillor Mrs Johnson"), attended("Councillor Allen", acting_as="Chair"))
    (header,) = blocks_of(compose_minutes(board, replace(minutes, attendance=attendance), members), FieldList)
    assert dict(header.fields)["Present"] == "Councillor Allen, in the Chair\nCouncillor Mrs Johnson"


def test_minutes_without_attendance_say_that_nobody_is_recorded(board, minutes):
    (header,) = blocks_of(compose_minutes(board, minutes, ()), FieldList)
    assert dict(header.fields)["Present"] == "Nobody is recorded"


def test_letters_run_on_through_text_and_sub_headings(board, minutes):
    kinds = ParagraphKind
    written = minute(
        16,
        "Elective home education",
        paragraph(kinds.SUBHEADING, "Key points"),
        *(paragraph(kinds.POINT, f"point {number};") for number in range(5)),
        paragraph(kinds.SUBHEADING, "In response to questions:"),
        *(paragraph(kinds.POINT, f"answer {number};") for number in range(7)),
    )
    section = compose_minutes(board, replace(minutes, minutes=(written,)), ())
    first, second = blocks_of(section, Points)
    assert (first.start, len(first.points), second.start, len(second.points)) == (1, 5, 6, 7)
    assert {first.style, second.style} == {ListStyle.LETTERS}
    assert [(h.level, h.number, h.text) for h in blocks_of(section, Heading)][1:] == [
        (2, "16.", "Elective home education"),
        (3, "", "Key points"),
        (3, "", "In response to questions:"),
    ]


def test_deeper_points_hang_below_theirs_and_take_no_letter(board, minutes):
    point = ParagraphKind.POINT
    written = minute(
        1,
        "Finance",
        paragraph(point, "a"),
        paragraph(point, "a i", 1),
        paragraph(point, "a i bullet", 2),
        paragraph(point, "a ii", 1),
        paragraph(point, "b"),
    )
    (points,) = blocks_of(compose_minutes(board, replace(minutes, minutes=(written,)), ()), Points)
    a, b = points.points
    assert (a.text, b.text, b.points) == ("a", "b", None)
    assert a.points is not None
    assert a.points.style is ListStyle.ROMAN
    assert [each.text for each in a.points.points] == ["a i", "a ii"]
    assert a.points.points[0].points is not None
    assert a.points.points[0].points.style is ListStyle.BULLETS


def test_a_deeper_point_after_a_sub_heading_is_printed_and_moves_no_letter(board, minutes):
    kinds = ParagraphKind
    written = minute(
        1,
        "Finance",
        paragraph(kinds.POINT, "a"),
        paragraph(kinds.SUBHEADING, "More:"),
        paragraph(kinds.POINT, "left alone", 1),
        paragraph(kinds.POINT, "b"),
    )
    found = blocks_of(compose_minutes(board, replace(minutes, minutes=(written,)), ()), Points)
    assert [(each.style, each.start, each.points[0].text) for each in found] == [
        (ListStyle.LETTERS, 1, "a"),
        (ListStyle.ROMAN, 1, "left alone"),
        (ListStyle.LETTERS, 2, "b"),
    ]


def test_a_table_typed_into_a_minute_is_set_as_a_table(board, minutes):
    written = minute(1, "Budget", paragraph(ParagraphKind.TABLE, "Year\tSum\n2018/19\t£1m\n2019/20"))
    (table,) = blocks_of(compose_minutes(board, replace(minutes, minutes=(written,)), ()), Table)
    assert [column.title for column in table.columns] == ["Year", "Sum"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["2018/19", "£1m"], ["2019/20", ""]]


def test_one_limb_runs_on_from_its_verb_and_several_are_numbered_under_it(board, minutes):
    single = minute(14, "Pledges", limbs=(limb(1, Verb.NOTED, "the update."),))
    several = minute(
        17,
        "Bullying",
        limbs=(
            limb(1, Verb.RECOMMENDED, "invite a head teacher", recommended_to="Officers"),
            limb(2, Verb.RECOMMENDED, "invite a parent", recommended_to="Officers"),
        ),
    )
    section = compose_minutes(board, replace(minutes, minutes=(single, several)), ())
    one, two = blocks_of(section, Resolution)
    assert (one.verb, one.lead, one.limbs) == ("Noted", "", ("the update.",))
    assert (two.verb, two.lead) == ("Recommended", "to Officers:")
    assert two.limbs == ("invite a head teacher", "invite a parent")


def test_limbs_with_different_verbs_keep_the_numbers_they_are_cited_by(board, minutes, words):
    limbs = (
        limb(1, Verb.NOTED, "the update;"),
        limb(2, Verb.RECOMMENDED, "more money.", recommended_to="Cabinet"),
    )
    section = compose_minutes(board, replace(minutes, minutes=(minute(14, "Pledges", limbs=limbs),)), ())
    (found,) = blocks_of(section, Resolution)
    assert [words(text) for text in found.limbs] == [
        "Noted the update;",
        "Recommended to Cabinet: more money.",
    ]


def test_mover_seconder_and_votes_are_printed_once_below(board, minutes):
    vote = {"mover": "Councillor Allen", "seconder": "Councillor Buchan", "votes_for": 5, "votes_against": 0}
    limbs = (limb(1, Verb.RESOLVED, "one", **vote), limb(2, Verb.RESOLVED, "two", **vote))
    section = compose_minutes(board, replace(minutes, minutes=(minute(1, "Budget", limbs=limbs),)), ())
    (found,) = blocks_of(section, Resolution)
    assert found.note == "Proposed by Councillor Allen, seconded by Councillor Buchan, 5 for, 0 against."


def test_an_unnumbered_minute_has_a_heading_without_a_number(board, minutes):
    section = compose_minutes(board, replace(minutes, minutes=(minute(None, "Closing"),)), ())
    assert blocks_of(section, Heading)[-1].number == ""


def test_draft_minutes_say_that_they_may_still_change_and_have_no_place_to_sign(board, minutes):
    section = compose_minutes(board, minutes, ())
    (note,) = blocks_of(section, Callout)
    assert "may still change" in note.text
    assert blocks_of(section, Signature) == []


def test_approved_minutes_have_a_place_to_sign_and_signed_ones_say_who_signed(board, minutes, words):
    approved = compose_minutes(board, replace(minutes, state=MeetingState.APPROVED), ())
    assert len(blocks_of(approved, Signature)) == 1
    assert blocks_of(approved, Callout) == []
    signed = replace(
        minutes, state=MeetingState.SIGNED, signed_by="Councillor Allen", signed_on=date(2019, 9, 11)
    )
    section = compose_minutes(board, signed, ())
    assert blocks_of(section, Signature) == []
    assert "by Councillor Allen on 11 September 2019" in words(section)


def test_declarations_stand_under_the_minute_that_takes_them(board, minutes):
    declared = (
        DeclarationView("Mrs Williams", "All items", "Governor", Interest.PERSONAL, left_the_room=False),
    )
    written = (minute(10, "Declarations of Interest"), minute(11, "Minutes"))
    section = compose_minutes(board, replace(minutes, declarations=declared, minutes=written), ())
    kinds = [type(block).__name__ for block in section.blocks if isinstance(block, Heading | Table)]
    assert kinds == ["Heading", "Heading", "Table", "Heading"]


def test_declarations_without_a_minute_of_their_own_come_first_and_say_who_left(board, minutes, words):
    declared = (
        DeclarationView("A", "Item 5", "Employer", Interest.DISCLOSABLE_PECUNIARY, left_the_room=True),
        DeclarationView("B", "Item 5", "Governor", Interest.PERSONAL, left_the_room=False),
    )
    section = compose_minutes(
        board, replace(minutes, declarations=declared, minutes=(minute(1, "Minutes"),)), ()
    )
    (table,) = blocks_of(section, Table)
    assert [row.cells[3].text for row in table.rows] == [
        "Disclosable pecuniary\nLeft the room",
        "Personal\nStayed",
    ]
    said = words(section)
    assert said.index("Declarations of interest") < said.index("1.")
    assert blocks_of(section, Paragraph)


@pytest.mark.parametrize(
    ("text", "lead"), [("that both are bought.", "to the Cabinet"), ("more money.", "to the Cabinet:")]
)
def test_a_recommendation_names_its_receiver_and_reads_on(board, minutes, text, lead):
    limbs = (limb(1, Verb.RECOMMENDED, text, recommended_to="the Cabinet"),)
    section = compose_minutes(board, replace(minutes, minutes=(minute(1, "Homes", limbs=limbs),)), ())
    (found,) = blocks_of(section, Resolution)
    assert (found.verb, found.lead, found.limbs) == ("Recommended", lead, (text,))
