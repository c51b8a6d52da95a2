"""The notice of a meeting: its business in a line each, how to attend, and who signs."""

from __future__ import annotations

from dataclasses import replace

from boardkeeper.documents.agenda_sheet import compose_agenda_sheet
from boardkeeper.documents.blocks import Callout, Classification, Contents, Cover, Paragraph, SectionKind
from boardkeeper.documents.notice import compose_notice


def cover_of(board, meeting):
    return compose_agenda_sheet(board, meeting, (), (), {}).blocks[0]


def block(section, kind):
    return next(each for each in section.blocks if isinstance(each, kind))


def callouts(section):
    return {each.title: each.text for each in section.blocks if isinstance(each, Callout)}


def words(inline):
    return inline if isinstance(inline, str) else "".join(run.text for run in inline)


def test_the_head_is_the_agenda_s_with_another_title(board, meeting):
    cover = cover_of(board, meeting)
    notice = compose_notice(board, (), cover)
    assert block(notice, Cover) == replace(cover, kind="Notice of meeting")
    assert (notice.kind, notice.title) == (SectionKind.AGENDA, "Notice of meeting")


def test_each_item_of_business_takes_one_line_and_parts_stand_below(board, meeting, make_item):
    items = (
        make_item("1", "Minutes", id="a", purpose="To confirm."),
        make_item("2", "Placements", id="b", exempt_paragraphs="3"),
        make_item("2.1", "Prices", id="c", parent_id="b"),
    )
    lines = block(compose_notice(board, items, cover_of(board, meeting)), Contents).items
    assert [(line.number, line.title, line.purpose, line.target) for line in lines] == [
        ("1", "Minutes", "", ""),
        ("2", "Placements", "", ""),
    ]
    assert lines[1].classification is Classification.EXEMPT
    assert [line.number for line in lines[1].items] == ["2.1"]


def test_the_public_is_told_how_to_attend_and_when_it_may_have_to_leave(board, meeting, make_item):
    cover = cover_of(board, meeting)
    said = words(
        callouts(compose_notice(board, (make_item("1", "Minutes"),), cover))["Attending this meeting"]
    )
    assert said.startswith(
        "The meeting is open to the public. The agenda and the public papers can be read at www."
    )
    assert "01752 305155 or democraticsupport@plymouth.gov.uk" in said
    assert said.endswith("\nThis meeting is webcast.")
    said = words(callouts(compose_notice(board, (), cover, has_exempt=True))["Attending this meeting"])
    assert "may be asked to leave while exempt or confidential matter is discussed" in said


def test_that_the_meeting_is_open_is_said_once(board, meeting):
    own = "This meeting is open to the public. It is recorded."
    said = words(
        callouts(compose_notice(replace(board, attendance_notice=own), (), cover_of(board, meeting)))[
            "Attending this meeting"
        ]
    )
    assert said.startswith("The agenda and the public papers can be read at www.")
    assert said.endswith(f"\n{own}")
    assert said.count("open to the public") == 1


def test_the_proper_officer_signs_and_a_board_without_one_leaves_it_out(board, meeting):
    cover = cover_of(board, meeting)
    signed = compose_notice(board, (), cover).blocks[-1]
    assert isinstance(signed, Paragraph)
    assert words(signed.text) == "Tracey Lee\nChief Executive"
    unsigned = compose_notice(replace(board, signatory=""), (), cover).blocks[-1]
    assert isinstance(unsigned, Callout)


def test_a_reason_for_short_notice_is_printed_and_otherwise_nothing_is_said(board, meeting):
    cover = cover_of(board, meeting)
    assert (
        callouts(compose_notice(board, (), cover, "It cannot wait."))["Called at short notice"]
        == "It cannot wait."
    )
    assert "Called at short notice" not in callouts(compose_notice(board, (), cover))
