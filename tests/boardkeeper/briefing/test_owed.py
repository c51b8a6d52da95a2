from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import minutes, programme
from boardkeeper.briefing import Part
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.minutes import ParagraphKind, PieceKind, WrittenAsk, WrittenMinute, WrittenPiece, new_id
from boardkeeper.minutes.editions import Edition
from db.tables.actions import Action, ActionUpdate
from db.tables.follow_up import EntryKind
from tests.boardkeeper.briefing.conftest import LAST, NOW
from tests.threads import record_action_progress

WHO = "Ann Smith"


@pytest.mark.parametrize(
    ("due", "band"),
    [
        ("1 March 2018", "over a year"),
        ("10 September 2018", "over a year"),
        ("11 September 2018", "6 to 12 months"),
        ("12 March 2019", "6 to 12 months"),
        ("31 March 2019", "3 to 6 months"),
        ("11 August 2019", "1 to 3 months"),
        ("12 August 2019", "up to a month"),
        ("10 September 2019", "up to a month"),
    ],
)
def test_what_is_late_is_counted_by_its_age_on_the_day_of_the_meeting(brief, due, band):
    brief.action("Bring the analysis", due)
    assert [(each.title, each.count) for each in brief.papers().bands] == [(band, 1)]


def test_what_is_due_on_the_day_or_done_or_not_asked_for_yet_is_not_late(brief):
    brief.action("Due tonight", "11 September 2019")
    brief.action("Asked for tonight", "10 September 2019", raised_on=NOW)
    done = brief.action("Done", "1 March 2019")
    record_action_progress(brief.store, WHO, done, "Done", FollowUpStatus.COMPLETE, date(2019, 6, 1))
    assert brief.papers().overdue == ()
    assert brief.section(Part.OVERDUE).calm == "Nothing is overdue."


def test_the_oldest_are_named_first_and_those_promised_for_tonight_only_as_promises(brief):
    brief.action("Younger", "30 April 2019")
    brief.action("Oldest", "1 March 2019", owner="")
    brief.action("Tonight’s", "31 July 2019")
    overdue = brief.section(Part.OVERDUE)
    assert overdue.count == "3: 1 late by 6 to 12 months, 1 by 3 to 6 months, 1 by 1 to 3 months"
    assert overdue.more == "1 other is among the promises below"
    assert brief.lines(Part.OVERDUE) == [
        ("Action 2: Oldest", "nobody named", "194 days late"),
        ("Action 1: Younger", "Jean Kelly", "134 days late"),
    ]
    assert overdue.left_out == 0
    assert brief.lines(Part.PROMISES) == [("Action 3: Tonight’s", "Jean Kelly", "Wed 31 Jul 2019")]


def test_late_promises_alone_are_told_where_they_stand(brief):
    brief.action("Tonight’s", "31 July 2019")
    overdue = brief.section(Part.OVERDUE)
    assert (overdue.lines, overdue.more) == ((), "")
    assert overdue.calm == "Only what was promised for this meeting; it stands below."


@pytest.mark.parametrize(
    ("due", "is_promise"),
    [
        ("10 July 2019", False),
        ("11 July 2019", True),
        ("11 September 2019", True),
        ("12 September 2019", False),
    ],
)
def test_a_promise_is_due_after_the_last_meeting_and_by_this_one(brief, due, is_promise):
    brief.action("Bring the analysis", due)
    assert bool(brief.papers().promises) is is_promise


def test_what_waits_for_a_topic_of_this_meeting_was_promised_for_it(brief):
    topic = programme.add_programme_item(
        brief.store, WHO, brief.desk.board_id, "School attendance", scheduled_on=NOW
    )
    waiting = brief.action("Hear school attendance", "December 2019")
    with brief.store.edit("Link it", WHO) as session:
        session.get_one(Action, waiting).programme_item_id = topic
    assert [row.id for row in brief.papers().promises] == [waiting]


def test_promises_that_were_kept_are_counted_and_not_listed(brief):
    kept = brief.action("Kept", "31 July 2019")
    record_action_progress(brief.store, WHO, kept, "Done", FollowUpStatus.COMPLETE, date(2019, 8, 1))
    assert brief.section(Part.PROMISES).calm == "The one promise for this meeting is kept."
    brief.action("Not kept", "31 August 2019")
    assert brief.section(Part.PROMISES).count == "1 not done, 1 more kept"


def entry(brief, action_id, kind, on, place):
    with brief.store.edit("Write a letter", WHO) as session:
        session.add(
            ActionUpdate(
                action_id=action_id, position=place, kind=kind, said_on=on, said_by=WHO, text="Letter"
            )
        )


def test_who_was_named_to_the_chair_stays_named_until_it_is_postponed_or_done(brief):
    late = brief.action("Late", "1 March 2019")
    entry(brief, late, EntryKind.REMINDER, date(2019, 3, 10), 0)
    assert brief.papers().named == ()
    entry(brief, late, EntryKind.NAMED, date(2019, 5, 2), 1)
    assert brief.lines(Part.NAMED) == [("Action 1: Late", "Jean Kelly", "named 2 May 2019")]
    entry(brief, late, EntryKind.POSTPONED, date(2019, 6, 1), 2)
    assert brief.papers().named == ()


def test_what_was_asked_in_private_is_named_in_the_restricted_edition_only(brief):
    minutes.write_minute(
        brief.store, WHO, brief.last, WrittenMinute("Placements", [(ParagraphKind.TEXT, "Open words.")])
    )
    pieces = minutes.pieces_of(minutes.get_minutes(brief.store, brief.last))
    asked = WrittenPiece(
        new_id(),
        PieceKind.ACTION,
        "pay Zanzibar House",
        ask=WrittenAsk("Jean Kelly", "July 2019"),
        exempt_paragraphs="3",
    )
    minutes.write_pieces(brief.store, WHO, brief.last, [*pieces, asked])
    public, private = brief.papers(), brief.papers(Edition.RESTRICTED)
    assert [row.is_exempt for row in (*public.promises, *private.promises)] == [True, True]
    assert "Zanzibar" not in repr(public)
    assert "Zanzibar" in private.promises[0].text
    assert public.last_meeting_on == LAST


def test_promises_long_kept_crowd_out_none_that_is_not(brief):
    with brief.store.edit("Import", WHO) as session:
        for number in range(230):
            session.add(
                Action(
                    board_id=brief.desk.board_id,
                    reference=str(number + 1),
                    text=f"Kept {number}",
                    owner="Jean Kelly",
                    due_written="July 2019",
                    due_on=date(2019, 7, 31),
                    raised_on=LAST,
                    status=FollowUpStatus.COMPLETE,
                    completed_on=date(2019, 8, 1),
                )
            )
    brief.action("Not done", "30 August 2019")
    assert brief.papers().promises_kept == 230
    assert [line[0] for line in brief.lines(Part.PROMISES)] == ["Action 231: Not done"]


def test_what_is_asked_for_on_the_day_is_in_no_count_of_what_is_late(brief):
    brief.action("Asked for tonight", "10 September 2019", raised_on=NOW)
    assert brief.papers().bands == ()
