from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import follow_up, meetings, notices
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from boardkeeper.lists import Wanted
from boardkeeper.notices import Standing
from tests.boardkeeper.conftest import WHO


def show(tracked, paragraph, day, text="Report to the board.", **facts):
    return notices.record_showing(tracked.store, WHO, paragraph, day, text, tracked.today, **facts)


def test_what_is_shown_is_due_again_when_the_paragraph_says(tracked):
    paragraph = tracked.add("4a", every_months=1)
    show(tracked, paragraph, date(2023, 9, 6))
    row = tracked.paragraph("4a")
    assert (row.last_shown_on, row.next_due_on, row.days_left) == (
        date(2023, 9, 6),
        date(2023, 10, 6),
        24,
    )
    assert row.standing is Standing.DUE_SOON


def test_a_next_day_can_be_given_and_holds_until_it_is_shown_then(tracked):
    paragraph = tracked.add("4a", every_months=1)
    show(tracked, paragraph, date(2023, 8, 2), next_due_on=date(2023, 9, 13))
    assert tracked.paragraph("4a").next_due_on == date(2023, 9, 13)
    show(tracked, paragraph, date(2023, 9, 12))
    assert tracked.paragraph("4a").next_due_on == date(2023, 10, 12)


def test_what_is_shown_once_is_due_no_more(tracked):
    paragraph = tracked.add("7", next_due_on=date(2023, 12, 31))
    assert tracked.paragraph("7").standing is Standing.NEVER_SHOWN
    show(tracked, paragraph, date(2023, 9, 1))
    row = tracked.paragraph("7")
    assert (row.next_due_on, row.standing) == (None, Standing.SHOWN)


def test_what_was_never_shown_is_late_once_its_day_has_passed_and_says_so(tracked):
    tracked.add("4a", every_months=1)
    row = tracked.paragraph("4a")
    assert (row.standing, row.days_left) == (Standing.LATE, -85)
    assert row.gaps == ("Nothing is recorded that shows it.",)


def test_a_showing_on_the_day_of_a_meeting_was_at_that_meeting(tracked):
    paragraph = tracked.add("4a")
    meetings.add_meeting(tracked.store, WHO, tracked.board_id, date(2023, 9, 6))
    show(tracked, paragraph, date(2023, 9, 6))
    show(tracked, paragraph, date(2023, 9, 7))
    assert [each.meeting_on for each in tracked.paragraph("4a").showings] == [date(2023, 9, 6), None]


def test_an_earlier_showing_put_in_late_moves_no_date(tracked):
    paragraph = tracked.add("4a", every_months=1)
    show(tracked, paragraph, date(2023, 9, 6), next_due_on=date(2023, 9, 30))
    show(tracked, paragraph, date(2023, 7, 5))
    row = tracked.paragraph("4a")
    assert (row.last_shown_on, row.next_due_on) == (date(2023, 9, 6), date(2023, 9, 30))
    assert [each.shown_on for each in row.showings] == [date(2023, 7, 5), date(2023, 9, 6)]


def test_a_showing_that_is_taken_away_gives_the_day_before_it_back(tracked):
    paragraph = tracked.add("4a", every_months=1)
    show(tracked, paragraph, date(2023, 7, 5))
    latest = show(tracked, paragraph, date(2023, 9, 6))
    notices.remove_showing(tracked.store, WHO, latest)
    assert tracked.paragraph("4a").last_shown_on == date(2023, 7, 5)
    tracked.store.undo(WHO)
    assert tracked.paragraph("4a").last_shown_on == date(2023, 9, 6)


@pytest.mark.parametrize(
    ("day", "text", "facts", "why"),
    [
        (date(2023, 9, 6), "  ", {}, "says what was shown"),
        (date(2023, 9, 13), "Soon.", {}, "13 September 2023 has not come yet"),
        (date(2023, 9, 6), "Now.", {"next_due_on": date(2023, 9, 6)}, "not after 6 September 2023"),
    ],
)
def test_a_showing_that_cannot_be_is_refused_and_nothing_is_kept(tracked, day, text, facts, why):
    paragraph = tracked.add("4a")
    with pytest.raises(UserError, match=why):
        show(tracked, paragraph, day, text, **facts)
    assert tracked.paragraph("4a").showings == ()


def test_files_show_a_paragraph_and_can_be_taken_away_and_brought_back(tracked):
    paragraph = tracked.add("4b")
    file = TakenFile("Terms.txt", "text/plain", b"Terms of reference")
    evidence = notices.attach_evidence(tracked.store, WHO, paragraph, file, "", tracked.today)
    (kept,) = notices.evidence_of(tracked.store, paragraph)
    assert (kept.title, kept.size, kept.shown_on) == ("Terms.txt", 18, tracked.today)
    assert follow_up.read_evidence(tracked.store, evidence) == ("Terms.txt", b"Terms of reference")
    assert tracked.paragraph("4b").evidence == 1
    follow_up.remove_evidence(tracked.store, WHO, evidence)
    assert tracked.paragraph("4b").evidence == 0
    tracked.store.undo(WHO)
    assert tracked.paragraph("4b").evidence == 1


def test_words_and_chips_narrow_the_paragraphs_and_columns_order_them(tracked):
    for reference, months in (("4a", 1), ("4b", 6), ("4c", None)):
        tracked.add(reference, every_months=months, shown_by=f"Papers of {reference}")

    def found(**wanted):
        wish = Wanted(**wanted)
        page = notices.list_paragraphs(
            tracked.store, tracked.board_id, tracked.today, tracked.notice_id, wish
        )
        return [each.reference for each in page.rows]

    assert found(words="papers 4b") == ["4b"]
    assert found(chips=frozenset({"Late"})) == ["4a"]
    assert found(chips=frozenset({"Never shown", "With a gap"})) == ["4a", "4b", "4c"]
    assert found(sort="next_due_on", descending=True) == ["4c", "4b", "4a"]
    assert found(sort="standing") == ["4a", "4b", "4c"]
    assert found(limit=1, offset=1) == ["4b"]
