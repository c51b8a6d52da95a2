from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import meetings, minutes
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute, numbers

WHO = "Ann Smith"
POINT, HEAD, TEXT = ParagraphKind.POINT, ParagraphKind.SUBHEADING, ParagraphKind.TEXT


@pytest.fixture
def meet(desk):
    def met(day, **facts):
        return meetings.add_meeting(desk.store, WHO, desk.board_id, day, **facts)

    return met


def circulate(desk, meeting_id):
    with desk.store.edit("Circulate", WHO) as session:
        numbers.allot_into(session, meeting_id)


def test_numbers_run_through_the_municipal_year_and_start_again_at_the_annual_meeting(desk, meet):
    may, july, september = (
        meet(date(2019, 5, 29), is_annual=True),
        meet(date(2019, 7, 10)),
        meet(date(2019, 9, 11)),
    )
    for meeting_id, count in ((may, 9), (july, 12), (september, 1)):
        for item in range(count):
            minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute(f"Item {item}"))
    assert [m.next_number for m in minutes.get_minutes(desk.store, september).minutes] == [22]
    for meeting_id in (may, july, september):
        circulate(desk, meeting_id)
    given = [
        [minute.number for minute in minutes.get_minutes(desk.store, meeting_id).minutes]
        for meeting_id in (may, july, september)
    ]
    assert given == [list(range(1, 10)), list(range(10, 22)), [22]]
    before = meet(date(2019, 3, 13))
    minutes.write_minute(desk.store, WHO, before, WrittenMinute("Item of the year before"))
    assert minutes.get_minutes(desk.store, before).minutes[0].next_number == 1


def test_apologies_take_no_number(desk, meet):
    meeting_id = meet(date(2019, 7, 10))
    minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute("Apologies", is_numbered=False))
    minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute("Declarations"))
    circulate(desk, meeting_id)
    found = minutes.get_minutes(desk.store, meeting_id).minutes
    assert [(minute.number, minute.title) for minute in found] == [(None, "Apologies"), (1, "Declarations")]


def test_points_are_lettered_through_the_sub_headings_and_go_on_after_z(desk, meet):
    meeting_id = meet(date(2019, 7, 10))
    text = [
        (TEXT, "The Director reported."),
        (HEAD, "Key points highlighted:"),
        *[(POINT, f"point {number}") for number in range(1, 26)],
        (HEAD, "In response to questions:"),
        *[(POINT, f"answer {number}") for number in range(1, 4)],
    ]
    minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute("Front door", text))
    (minute,) = minutes.get_minutes(desk.store, meeting_id).minutes
    letters = [paragraph.letter for paragraph in minute.paragraphs]
    assert letters[:3] == ["", "", "a"]
    assert letters[-6:] == ["x", "y", "", "z", "aa", "ab"]


def test_limbs_are_1_2_3_and_a_recommendation_names_its_receiver(desk, meet):
    meeting_id = meet(date(2019, 7, 10))
    limbs = [(Verb.AGREED, "a;"), (Verb.RECOMMENDED, "b;"), (Verb.NOTED, "c.")]
    minutes.write_minute(
        desk.store, WHO, meeting_id, WrittenMinute("EET", limbs=limbs, recommended_to={2: "Cabinet"})
    )
    (minute,) = minutes.get_minutes(desk.store, meeting_id).minutes
    assert [(limb.limb, limb.verb, limb.recommended_to) for limb in minute.resolutions] == [
        (1, Verb.AGREED, ""),
        (2, Verb.RECOMMENDED, "Cabinet"),
        (3, Verb.NOTED, ""),
    ]


def test_a_minute_without_title_and_a_limb_without_words_are_refused_whole(desk, meet):
    meeting_id = meet(date(2019, 7, 10))
    with pytest.raises(UserError, match="A minute needs a title"):
        minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute(" "))
    with pytest.raises(UserError, match="A limb without words decides nothing"):
        minutes.write_minute(
            desk.store, WHO, meeting_id, WrittenMinute("EET", limbs=[(Verb.AGREED, "a"), (Verb.AGREED, " ")])
        )
    assert minutes.get_minutes(desk.store, meeting_id).minutes == ()


def test_blank_paragraphs_take_no_letter(desk, meet):
    meeting_id = meet(date(2019, 7, 10))
    text = [(POINT, "one"), (POINT, "  "), (POINT, "two")]
    minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute("EET", text))
    (minute,) = minutes.get_minutes(desk.store, meeting_id).minutes
    assert [(paragraph.letter, paragraph.text) for paragraph in minute.paragraphs] == [
        ("a", "one"),
        ("b", "two"),
    ]


def test_the_first_minute_makes_the_minutes_a_draft_that_may_still_change(desk, meet):
    meeting_id = meet(date(2019, 7, 10), standard_agenda=True)
    minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute("EET"))
    found = minutes.get_minutes(desk.store, meeting_id)
    assert (found.state, found.is_draft) == (MeetingState.MINUTES_DRAFT, True)


def test_undo_takes_the_minute_with_all_its_parts(desk, meet):
    meeting_id = meet(date(2019, 7, 10), standard_agenda=True)
    empty = minutes.get_minutes(desk.store, meeting_id)
    minutes.write_minute(
        desk.store, WHO, meeting_id, WrittenMinute("EET", [(POINT, "one")], [(Verb.AGREED, "a")])
    )
    written = minutes.get_minutes(desk.store, meeting_id)
    desk.store.undo(WHO)
    assert minutes.get_minutes(desk.store, meeting_id) == empty
    desk.store.redo(WHO)
    assert minutes.get_minutes(desk.store, meeting_id) == written
