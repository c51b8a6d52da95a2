from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import actions, meetings, people, posts, programme
from boardkeeper.lists import Wanted

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)

TOPICS = {
    "100% attendance": "Élodie Ferrand",
    "100 of 200 schools": "de Souza",
    "Ratio_of_staff": "Zoe O'Neill",
    "Ratio of cost": "",
    r"Shared drive Q:\Panel": 'Robert "Bob" Frost',
    "Straße und Übergang": "andrea Powell",
}


@pytest.fixture
def topics(desk):
    for score, (topic, responsible) in enumerate(TOPICS.items()):
        programme.add_programme_item(
            desk.store, WHO, desk.board_id, topic, responsible=responsible, score=score or None
        )

    def found(**wanted):
        return programme.list_programme(desk.store, desk.board_id, Wanted(**wanted))

    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("100%", ["100% attendance"]),
        ("ratio_", ["Ratio_of_staff"]),
        ("q:\\", [r"Shared drive Q:\Panel"]),
        ('"bob"', [r"Shared drive Q:\Panel"]),
        ("o'neill", ["Ratio_of_staff"]),
        ("éLODIE", ["100% attendance"]),
        ("ELODIÉ", []),
        ("STRASSE", ["Straße und Übergang"]),
        ("übergang powell", ["Straße und Übergang"]),
        ("powell zoe", []),
        ("'; drop table programme_item; --", []),
    ],
)
def test_every_word_is_looked_for_as_it_is_written_whatever_its_case(topics, words, expected):
    page = topics(words=words)
    assert [row.topic for row in page.rows] == expected
    assert page.total == len(expected)


def test_text_is_sorted_as_a_reader_looks_it_up_with_blanks_last_both_ways(topics):
    up = [row.responsible for row in topics(sort="responsible").rows]
    down = [row.responsible for row in topics(sort="responsible", descending=True).rows]
    names = ["andrea Powell", "de Souza", "Élodie Ferrand", 'Robert "Bob" Frost', "Zoe O'Neill"]
    assert up == [*names, ""]
    assert down == [*reversed(names), ""]


def test_what_has_no_score_comes_last_both_ways(topics):
    assert [row.score for row in topics(sort="score").rows] == [1, 2, 3, 4, 5, None]
    assert [row.score for row in topics(sort="score", descending=True).rows] == [5, 4, 3, 2, 1, None]


def test_a_column_nobody_can_sort_by_leaves_the_lists_own_order(topics):
    assert [row.topic for row in topics(sort="1; drop table kpi").rows] == list(TOPICS)


def test_pages_lie_end_to_end_and_the_total_counts_them_all(topics):
    pages = [topics(offset=start, limit=4) for start in (0, 4, 8)]
    assert [row.topic for page in pages for row in page.rows] == list(TOPICS)
    assert [page.total for page in pages] == [6, 6, 6]


def test_chips_narrow_together_and_with_the_words(topics):
    assert [row.topic for row in topics(chips=frozenset({"Unscored"})).rows] == ["100% attendance"]
    both = topics(chips=frozenset({"Nobody responsible", "Unscored"}))
    assert (both.rows, both.total) == ((), 0)
    assert topics(chips=frozenset({"Nobody responsible"}), words="ratio").total == 1


def test_a_chip_that_is_unknown_hides_nothing(topics):
    assert topics(chips=frozenset({"Sunshine"})).total == len(TOPICS)


def test_meetings_are_found_by_the_figures_of_their_day_and_by_their_state(desk):
    for day in (date(2019, 7, 10), date(2019, 9, 11)):
        meetings.add_meeting(desk.store, WHO, desk.board_id, day, venue="Warspite Room")
    found = meetings.list_meetings(desk.store, desk.board_id, Wanted(words="2019-09 warspite planned"))
    assert [meeting.held_on for meeting in found.rows] == [date(2019, 9, 11)]


def test_people_of_the_whole_file_are_listed_with_what_they_are_on_this_board(desk):
    people.add_member(desk.store, WHO, desk.board_id, "Mrs Émilie Zola", people.SeatRole.CHAIR)
    posts.add_officer(desk.store, WHO, "Alison Botham", "Director")
    posts.add_officer(desk.store, WHO, "Alison Botham", "Deputy Chief Executive")
    page = people.list_people(desk.store, desk.board_id, TODAY)
    assert [(row.name, row.role) for row in page.rows] == [
        ("Mrs Émilie Zola", "Chair"),
        ("Alison Botham", ""),
    ]
    assert set(page.rows[1].post.split("; ")) == {"Director", "Deputy Chief Executive"}
    officers = people.list_people(desk.store, desk.board_id, TODAY, Wanted(chips=frozenset({"Officers"})))
    assert [row.name for row in officers.rows] == ["Alison Botham"]
    by_post = people.list_people(desk.store, desk.board_id, TODAY, Wanted(words="chief ALISON"))
    assert by_post.total == 1


def test_actions_sort_by_number_not_by_letters(desk):
    for number in range(1, 12):
        actions.add_action(desk.store, WHO, desk.board_id, f"Task {number}", "X", "", raised_on=TODAY)
    page = actions.list_actions(desk.store, desk.board_id, TODAY, Wanted(sort="reference", descending=True))
    assert [row.reference for row in page.rows] == [str(number) for number in range(11, 0, -1)]
