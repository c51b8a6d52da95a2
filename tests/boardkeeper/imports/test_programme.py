from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import programme
from boardkeeper.programme import ProgrammeList

WHO = "Ann Smith"
HEAD = [
    "Date of meeting",
    "Agenda item",
    "Prioritisation score",
    "Reason for consideration",
    "Responsible officer",
]


@pytest.fixture
def listed(desk):
    return lambda: programme.list_programme(desk.store, desk.board_id).rows


def test_topics_come_with_their_list_their_day_and_their_cells(desk, bring_in, saved, listed):
    rows = [
        HEAD,
        ["11 Sept 2019", "Child Exploitation", 2, "Progress", "Jean Kelly"],
        ["To be scheduled", "School visits", None, "", "Judith Harwood"],
        ["Select Committee Reviews", "Fair Funding", None, "", ""],
    ]
    path = saved("programme.xlsx", {"W": rows})
    assert bring_in("programme", path).new == 3
    assert [(row.topic, row.list_kind, row.scheduled_on, row.source_cell) for row in listed()] == [
        ("Child Exploitation", ProgrammeList.MEETING, date(2019, 9, 11), "B2"),
        ("School visits", ProgrammeList.TO_BE_SCHEDULED, None, "B3"),
        ("Fair Funding", ProgrammeList.SELECT_REVIEW, None, "B4"),
    ]
    assert bring_in("programme", path).same == 3
    assert len(desk.labels()) == 1


def test_a_score_given_later_is_a_change_and_the_same_topic_twice_stays_two(desk, bring_in, saved, listed):
    def book(name, score):
        rows = [HEAD, *(["13 Nov 2019", "Outturn", each, "", ""] for each in (score, 4))]
        return saved(name, {"W": rows})

    bring_in("programme", book("one.xlsx", None))
    counts = bring_in("programme", book("two.xlsx", 5))
    assert (counts.new, counts.changed, counts.same) == (0, 1, 1)
    assert [row.score for row in listed()] == [5, 4]
    desk.store.undo(WHO)
    assert [row.score for row in listed()] == [None, 4]
