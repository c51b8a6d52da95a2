from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import citations, meetings, minutes
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute
from boardkeeper.rules.numbering import Citation
from db.tables.minutes import Minute

WHO = "Ann Smith"
DAY = date(2019, 7, 10)


@pytest.fixture
def minuted(desk):
    """A meeting with one minute, 17, of two points and two limbs."""
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, DAY, time(14))
    minutes.write_minute(
        desk.store,
        WHO,
        meeting_id,
        WrittenMinute(
            "Bullying and Attendance",
            [
                (ParagraphKind.TEXT, "The report was presented."),
                (ParagraphKind.POINT, "a"),
                (ParagraphKind.POINT, "b"),
            ],
            [(Verb.AGREED, "to invite a head teacher;"), (Verb.AGREED, "to invite a parent.")],
        ),
    )
    with desk.store.edit("Number the minutes", WHO) as session:
        session.query(Minute).one().number = 17
    return meeting_id


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (Citation(17, None, DAY), "The report was presented."),
        (Citation(17, 2, DAY), "to invite a parent."),
        (Citation(17, None, DAY, "b"), "b"),
    ],
)
def test_a_citation_leads_to_the_minute_the_limb_or_the_point(desk, minuted, citation, text):
    place = citations.resolve(desk.store, desk.board_id, [citation])[citation]

    assert (place.meeting_id, place.title, place.text) == (minuted, "Bullying and Attendance", text)
    assert (place.paragraph_id is None) == (citation.limb is None and not citation.point)
    assert minutes.get_minutes(desk.store, minuted).minutes[0].id == place.minute_id


@pytest.mark.parametrize(
    "citation",
    [
        Citation(18, None, DAY),
        Citation(17, 3, DAY),
        Citation(17, None, DAY, "c"),
        Citation(17, None, date(2019, 7, 11)),
    ],
)
def test_what_no_minutes_hold_leads_nowhere(desk, minuted, citation):
    assert citations.resolve(desk.store, desk.board_id, [citation]) == {}


def test_the_minutes_of_another_board_are_not_cited(desk, minuted):
    from boardkeeper import boards

    nation = boards.get_board(desk.store, desk.board_id).nation
    other = boards.create_board(desk.store, WHO, "Adults", "Plymouth", nation)
    assert citations.resolve(desk.store, other, [Citation(17, 2, DAY)]) == {}
