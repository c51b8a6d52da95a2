"""What a minute says comes out in the order it was written in: points, decisions, actions, votes, corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

import pytest

from boardkeeper.documents.blocks import (
    Action,
    Heading,
    Paragraph,
    ParagraphKind,
    Points,
    Resolution,
    Text,
    Withheld,
)
from boardkeeper.documents.decisions_sheet import compose_decisions_sheet
from boardkeeper.documents.minutes import compose_minutes, compose_part_two
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import (
    AskView,
    AttendeeView,
    DeclarationView,
    Interest,
    MinutesView,
    MinuteView,
    MovementView,
    ParagraphView,
    Presence,
    ResolutionView,
    Verb,
    VoteCast,
    VoteView,
)
from boardkeeper.minutes import ParagraphKind as Kind
from boardkeeper.minutes.editions import Edition, edition_of
from boardkeeper.reports import Mark

ASK = AskView("t", "", "Jean Kelly", "end of July 2019", date(2019, 7, 31), "open")


def paragraph(kind: Kind, text: str, letter: str = "", **facts: object) -> ParagraphView:
    return replace(ParagraphView(text, kind, text, letter, 0, "", ""), **facts)


def plain(text: object) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text)


def limb(number: int, text: str, **facts: object) -> ParagraphView:
    view = replace(ResolutionView(f"r{number}", number, Verb.AGREED, text, ""), **facts)
    return paragraph(Kind.RESOLUTION, text, resolution=view)


@pytest.fixture
def minutes() -> MinutesView:
    return MinutesView(
        meeting_id="m",
        held_on=date(2019, 7, 10),
        starts_at=time(14),
        ended_at=None,
        venue="",
        state=MeetingState.MINUTES_DRAFT,
        attendance=(),
        declarations=(),
        minutes=(),
    )


@pytest.fixture
def composed(board, minutes):
    """The blocks behind the heading of one minute."""

    def compose(*paragraphs, slips=(), **facts):
        minute = MinuteView("n", 17, "Bullying", paragraphs, agenda_item_id="i")
        section = compose_minutes(board, replace(minutes, minutes=(minute,), **facts), (), slips=slips)
        place = next(
            place for place, block in enumerate(section.blocks) if isinstance(block, Heading) and place
        )
        return section.blocks[place + 1 :]

    return compose


def test_decisions_and_actions_stand_between_points_and_the_letters_run_on(composed):
    blocks = composed(
        paragraph(Kind.POINT, "first;", "a"),
        limb(1, "that it be noted"),
        paragraph(Kind.ACTION, "send it", action=replace(ASK, reference="118")),
        paragraph(Kind.POINT, "second.", "b"),
        paragraph(Kind.TEXT, "Then:"),
        limb(2, "that it be closed"),
    )
    assert [type(block) for block in blocks] == [Points, Resolution, Action, Points, Paragraph, Resolution]
    assert [block.start for block in blocks if isinstance(block, Points | Resolution)] == [1, 1, 2, 2]
    assert blocks[2] == Action("Action 118:", "send it", "Jean Kelly · by end of July 2019 (31 July 2019)")


def test_one_limb_alone_has_no_number_and_reads_on_from_its_verb(composed):
    (alone,) = composed(limb(1, "that it be noted"))
    assert (alone.verb, alone.start, alone.is_numbered) == ("Agreed", None, False)


def test_words_that_say_how_it_was_decided_open_the_box(composed):
    (box,) = composed(
        paragraph(Kind.TEXT, "It was agreed that the Committee:"),
        limb(1, "invite a head teacher;"),
        limb(2, "invite a parent."),
    )
    assert (box.verb, plain(box.lead), box.start) == ("", "It was agreed that the Committee:", 1)
    assert Text("agreed", bold=True) in box.lead
    text, other = composed(paragraph(Kind.TEXT, "The report said:"), limb(1, "that it be noted"))
    assert (text.text, other.verb) == ("The report said:", "Agreed")


def test_a_lost_motion_stands_apart_with_its_own_number(composed):
    kept, lost = composed(
        limb(1, "that it be noted"),
        limb(2, "That it be deferred", is_lost=True, votes_for=2, votes_against=4),
    )
    assert (kept.start, lost.verb, lost.start, lost.note) == (1, "Motion lost:", 2, "2 for, 4 against.")


def test_recorded_votes_and_own_votes_are_told_by_name(composed):
    votes = (
        VoteView("a", "Councillor Allen", VoteCast.FOR, at_own_request=False),
        VoteView("b", "Councillor Buchan", VoteCast.FOR, at_own_request=False),
        VoteView("g", "Councillor Goslin", VoteCast.ABSTAINED, at_own_request=False),
    )
    (box,) = composed(limb(1, "that it be noted", votes=votes, mover="Councillor Allen"))
    assert box.note == (
        "Proposed by Councillor Allen. Recorded vote. For: Councillors Allen and Buchan; Abstained: Councillor Goslin."
    )
    own = (VoteView("g", "Councillor Goslin", VoteCast.AGAINST, at_own_request=True),)
    first, second = (limb(1, "one", votes_for=5), limb(2, "two", votes=own))
    (box,) = composed(first, second)
    assert box.note.splitlines() == [
        "Limb 1: 5 for.",
        "Limb 2: At their own request it is recorded that Councillor Goslin voted against.",
    ]


def test_marks_are_kept_in_points_limbs_and_text(composed):
    marks = (Mark(0, 5, "bold", ""), Mark(6, 10, "link", "https://x.gov.uk"))
    runs = (Text("first", bold=True), Text(" "), Text("here", link="https://x.gov.uk"))
    points, box, text = composed(
        paragraph(Kind.POINT, "first here", "a", marks=marks),
        replace(limb(1, "first here"), marks=marks),
        paragraph(Kind.TEXT, "first here", marks=marks),
    )
    assert points.points[0].text == box.limbs[0] == text.text == runs


def test_an_exempt_passage_is_marked_once_for_all_of_it(composed):
    blocks = composed(
        paragraph(Kind.TEXT, "Public."),
        paragraph(Kind.TEXT, "Secret.", exempt_paragraphs="3"),
        replace(limb(1, "that it be paid"), exempt_paragraphs="3"),
        paragraph(Kind.TEXT, "Barred.", is_confidential=True),
    )
    assert [type(block) for block in blocks] == [Paragraph, Withheld, Withheld]
    assert [type(block) for block in blocks[1].blocks] == [Paragraph, Resolution]
    assert [block.marking for block in blocks[1:]] == [
        "Exempt – paragraph 3",
        "Confidential – section 100A(2)",
    ]


def test_points_that_lost_one_between_them_keep_their_letters(composed):
    blocks = composed(paragraph(Kind.POINT, "first;", "a"), paragraph(Kind.POINT, "fourth.", "d"))
    assert [(block.start, len(block.points)) for block in blocks] == [(1, 1), (4, 1)]


def test_who_came_left_or_withdrew_is_told_at_the_item(composed):
    moved = tuple(
        MovementView(
            str(place), "i", "7", "Bullying", is_arrival=came, happened_at=time(14, 40) if came else None
        )
        for place, came in enumerate((False, True))
    )
    person = AttendeeView("a", "Councillor Allen", Presence.PRESENT, "", "", "", movements=moved)
    declared = DeclarationView(
        "Councillor Goslin", "Bullying", "", Interest.PREJUDICIAL, left_the_room=True, agenda_item_id="i"
    )
    # The declaration has no minute of its own, so its table stands before; what is told at the item comes last.
    lines = [
        plain(block.text)
        for block in composed(paragraph(Kind.TEXT, "Said."), attendance=(person,), declarations=(declared,))
        if isinstance(block, Paragraph)
    ]
    assert lines[-4:] == [
        "Councillor Allen left the meeting.",
        "Councillor Allen returned to the meeting at 2.40 pm.",
        "Councillor Goslin left the room, having declared an interest in this item.",
        "Said.",
    ]


@dataclass(frozen=True)
class Slip:
    """What a composer needs to know of a correction."""

    paragraph_id: str
    text_before: str = "44"
    text_after: str = "40"
    reason: str = "Miscounted"
    made_on: date = date(2019, 9, 11)
    recorded_as: str = "Minute 23, 11 September 2019"
    place: str = "Minute 17(a)"
    change: str = "for “44” read “40”"
    is_exempt: bool = False
    minute_id: str = "n"


def test_a_correction_stands_below_what_it_corrects(composed):
    points, slip, rest, *_ = composed(
        paragraph(Kind.POINT, "40 schools;", "a"),
        paragraph(Kind.POINT, "more.", "b"),
        slips=(Slip("40 schools;"),),
        state=MeetingState.SIGNED,
    )
    assert (len(points.points), rest.start) == (1, 2)
    assert slip.kind is ParagraphKind.NOTE
    assert slip.text == (
        "Corrected on 11 September 2019, recorded in Minute 23, 11 September 2019: for “44” read “40”. Reason: Miscounted."
    )


def test_corrections_of_header_and_title_stand_below_header_and_title(board, minutes):
    header = Slip("", place="Attendance", change="insert “Councillor Murphy”", minute_id="")
    title = Slip("", place="Title of Minute 17", minute_id="n")
    whole = replace(
        minutes, minutes=(MinuteView("n", 17, "Bullying", (paragraph(Kind.TEXT, "It was noted."),)),)
    )
    section = compose_minutes(board, edition_of(whole, Edition.PUBLIC), (), slips=(header, title))
    said = [(type(each).__name__, getattr(each, "text", "")) for each in section.blocks]
    at = next(place for place, (kind, _) in enumerate(said) if kind == "FieldList")
    assert said[at + 1] == (
        "Paragraph",
        (
            "Attendance, corrected on 11 September 2019, recorded in Minute 23, 11 September 2019: "
            "insert “Councillor Murphy”. Reason: Miscounted."
        ),
    )
    heading = next(place for place, each in enumerate(said) if each == ("Heading", "Bullying"))
    assert said[heading + 1][1].startswith("Title of Minute 17, corrected on 11 September 2019")
    secret = paragraph(Kind.TEXT, "Secret.", exempt_paragraphs="3")
    private = replace(minutes, minutes=(MinuteView("n", 17, "Bullying", (secret,)),))
    part_two = compose_part_two(board, edition_of(private, Edition.PART_II), slips=(header, title))
    notes = [each.text for each in part_two.blocks if getattr(each, "kind", None) is ParagraphKind.NOTE]
    assert [each.partition(",")[0] for each in notes] == ["Title of Minute 17"]


def test_a_correction_of_what_is_exempt_never_stands_in_the_public_edition(board, minutes, words):
    secret = paragraph(Kind.TEXT, "Secret.", exempt_paragraphs="3", public_summary="A matter was considered.")
    whole = replace(minutes, minutes=(MinuteView("n", 17, "Bullying", (secret,)),), state=MeetingState.SIGNED)
    slips = (Slip("Secret.", is_exempt=True),)
    public = compose_minutes(board, edition_of(whole, Edition.PUBLIC), (), slips=slips)
    assert "44" not in words(public)
    assert "44" in words(compose_minutes(board, whole, (), slips=slips))
    part_two = compose_part_two(board, edition_of(whole, Edition.PART_II), slips=slips)
    assert "Secret." in words(part_two)
    assert (part_two.classification.value, part_two.exemption) == ("exempt", "paragraph 3")


def test_the_decisions_sheet_lists_limbs_and_actions_in_order_with_who_and_when(board, minutes):
    rows = (
        limb(1, "that it be noted"),
        limb(2, "recommend it", ask=ASK, recommended_to="Cabinet", verb=Verb.RECOMMENDED),
        paragraph(
            Kind.ACTION,
            "send it",
            action=replace(ASK, reference="118", officer="", due_written="", due_on=None),
        ),
    )
    written = replace(
        minutes, minutes=(MinuteView("n", 17, "Bullying", rows), MinuteView("x", 18, "Closing", ()))
    )
    (table,) = [block for block in compose_decisions_sheet(board, written).blocks if hasattr(block, "rows")]
    assert [[plain(cell.text) for cell in row.cells] for row in table.rows] == [
        ["17. Bullying"],
        ["17(1)", "Agreed that it be noted", "–", "–"],
        ["17(2)", "Recommended to Cabinet: recommend it", "Jean Kelly", "end of July 2019 (31 July 2019)"],
        ["Action 118", "send it", "Nobody named", "No day set"],
    ]
