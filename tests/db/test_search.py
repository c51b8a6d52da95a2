"""Finding papers by their words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from db import searchable
from db.search import RANKED_MATCHES, as_query, find_newest
from db.store import Store
from db.tables import Base
from db.tables.boards import Board
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind
from db.tables.people import Person
from db.tables.programme import ProgrammeItem

WHO = "Ann Smith"
BOARD = "b" * 32


@pytest.fixture
def minutes(store: Store) -> Store:
    """Two meetings, each with a minute about placements."""
    with store.edit("Two meetings", WHO) as session:
        for number, day in ((1, date(2019, 5, 29)), (2, date(2019, 7, 10))):
            session.add(Meeting(id=f"m{number}", board_id=BOARD, held_on=day))
            session.flush()
            session.add(
                Minute(
                    id=f"n{number}",
                    meeting_id=f"m{number}",
                    board_id=BOARD,
                    position=1,
                    municipal_year=2019,
                    number=number,
                    title="Placement sufficiency",
                )
            )
            session.flush()
            session.add(
                MinuteParagraph(
                    id=f"p{number}",
                    minute_id=f"n{number}",
                    position=1,
                    text=f"Zoë O’Brien said that the children's homes were full ({number} of 17).",
                )
            )
    return store


def _found(store: Store, words: str, **options: Any) -> list[str]:
    return [hit.row_id for hit in store.search(words, **options)]


def test_a_hit_says_what_where_and_when(minutes: Store) -> None:
    hit = next(hit for hit in minutes.search("homes full") if hit.row_id == "p1")
    assert (hit.table, hit.title, hit.board_id) == ("minute_paragraph", "Placement sufficiency", BOARD)
    assert hit.happened_on == date(2019, 5, 29)
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["homes", "full"]


def test_accents_and_case_do_not_matter(minutes: Store) -> None:
    assert set(_found(minutes, "ZOE")) == {"p1", "p2"}


def test_the_last_word_may_be_only_begun_and_the_others_not(minutes: Store) -> None:
    assert set(_found(minutes, "placement suff")) == {"n1", "n2", "p1", "p2"}
    assert _found(minutes, "suff placement") == []


@pytest.mark.parametrize(
    "words",
    ['"', "'", "homes AND", "NOT homes", "homes OR", "NEAR(homes", "homes*", "*", "-homes", "title:homes", "(homes",
     "homes)", "O'Brien", "O’Brien", "17.", "{homes}", "^homes", 'ho"mes', "a\x00b", "; DROP TABLE board", "\U0001f600",
     "homes + full", "children's", " ".join(["homes"] * 1000), "%", "_", ""],
)  # fmt: skip
def test_no_sign_a_user_types_is_an_operator(minutes: Store, words: str) -> None:
    minutes.search(words)


def test_words_with_signs_in_them_are_found(minutes: Store) -> None:
    for words in ("O'Brien", "O’Brien", "children's", "children’s homes", "-homes-", "(homes)", "17."):
        assert set(_found(minutes, words)) == {"p1", "p2"}, words


def test_operators_are_words(minutes: Store) -> None:
    assert as_query('homes OR "full') == '"homes" "OR" " full"*'
    assert _found(minutes, "homes OR full") == []


def test_blank_words_find_nothing(minutes: Store) -> None:
    assert minutes.search("   ") == []
    assert minutes.search("- ' *") == []


def test_a_change_of_text_is_found_at_once_and_the_old_text_no_more(minutes: Store) -> None:
    with minutes.edit("Correct", WHO) as session:
        session.get_one(MinuteParagraph, "p1").text = "The nurseries were empty."
    assert _found(minutes, "nurseries") == ["p1"]
    assert _found(minutes, "homes") == ["p2"]
    minutes.undo(WHO)
    assert _found(minutes, "nurseries") == []
    assert set(_found(minutes, "homes")) == {"p1", "p2"}


def test_what_stands_in_the_parents_follows_them(minutes: Store) -> None:
    with minutes.edit("Move the meeting and rename the minute", WHO) as session:
        session.get_one(Meeting, "m1").held_on = date(2019, 6, 5)
        session.get_one(Minute, "n1").title = "Fostering"
    hits = {hit.row_id: hit for hit in minutes.search("homes")}
    assert (hits["p1"].title, hits["p1"].happened_on) == ("Fostering", date(2019, 6, 5))
    assert hits["p2"].title == "Placement sufficiency"


def test_what_falls_with_its_meeting_is_found_no_more_until_it_is_back(minutes: Store) -> None:
    with minutes.edit("Delete a meeting", WHO) as session:
        session.delete(session.get_one(Meeting, "m1"))
    assert _found(minutes, "homes") == ["p2"]
    minutes.undo(WHO)
    assert set(_found(minutes, "homes")) == {"p1", "p2"}
    assert {hit.happened_on for hit in minutes.search("homes")} == {date(2019, 5, 29), date(2019, 7, 10)}


def test_meetings_are_found_by_their_date_in_words(minutes: Store) -> None:
    assert [hit.title for hit in minutes.search("29 may 2019")] == ["Meeting of 29 May 2019"]


def test_one_board_sees_its_own_papers_and_everybodys_people(minutes: Store) -> None:
    with minutes.edit("A second board", WHO) as session:
        session.add(Board(id="c" * 32, name="Cabinet", council="Plymouth"))
        session.flush()
        session.add(
            ProgrammeItem(id="t1", board_id="c" * 32, list_kind="to be scheduled", topic="Homes for all")
        )
        session.add(Person(id="q1", name="Jo Homes"))
    assert set(_found(minutes, "homes", board_id=BOARD)) == {"p1", "p2", "q1"}
    assert set(_found(minutes, "homes", board_id="c" * 32)) == {"t1", "q1"}
    assert set(_found(minutes, "homes")) == {"p1", "p2", "q1", "t1"}


def test_many_matches_come_newest_first_and_no_more_than_asked(store: Store) -> None:
    days = RANKED_MATCHES + 20
    with store.edit("Many topics", WHO) as session:
        for number in range(days):
            on = date.fromordinal(date(2019, 1, 1).toordinal() + (number * 7) % days)
            session.add(ProgrammeItem(board_id=BOARD, scheduled_on=on, topic=f"Homes {number}"))
    hits = store.search("homes", limit=30)
    assert len(hits) == 30
    assert [
        hit.happened_on.toordinal() - date(2019, 1, 1).toordinal() for hit in hits if hit.happened_on
    ] == [days - 1 - place for place in range(30)]


def test_few_matches_come_best_first(minutes: Store) -> None:
    with minutes.edit("A limb", WHO) as session:
        session.add(
            MinuteParagraph(
                id="r1", minute_id="n1", position=9, kind=ParagraphKind.RESOLUTION, text="full full full"
            )
        )
    assert _found(minutes, "full")[0] == "r1"


def test_every_table_named_is_in_the_store_with_its_columns() -> None:
    for spec in searchable.SEARCHABLE:
        table = Base.metadata.tables[spec.table]
        assert set(spec.watches) <= set(table.columns.keys()), spec.table
        for follow in spec.follows:
            assert set(follow.columns) <= set(Base.metadata.tables[follow.table].columns.keys()), spec.table


def test_every_column_an_entry_reads_is_watched() -> None:
    (spec,) = (each for each in searchable.SEARCHABLE if each.table == "progress")
    assert spec.watches == ("said_by", "said_on", "text", "tracking_decision_id")


def test_an_index_of_another_making_is_made_anew_at_opening(minutes: Store, behind: Any) -> None:
    behind("DROP TRIGGER search_person_insert", "INSERT INTO search_text(search_text) VALUES ('delete-all')")
    with Store.open(minutes.path) as again:
        assert set(_found(again, "homes")) == {"p1", "p2"}
        with again.edit("Add Jo", WHO) as session:
            session.add(jo := Person(name="Jo Homes"))
        assert jo.id in _found(again, "homes")


def test_the_index_and_the_entries_agree_after_many_changes(minutes: Store) -> None:
    for number in range(5):
        with minutes.edit("Change", WHO) as session:
            for paragraph in session.scalars(select(MinuteParagraph)):
                paragraph.text += f" word{number}"
    with minutes.edit("Ask FTS5 itself", WHO) as session:
        session.connection().exec_driver_sql(
            "INSERT INTO search_text(search_text, rank) VALUES ('integrity-check', 1)"
        )


def test_the_newest_are_found_by_table_and_id_without_their_words(minutes: Store) -> None:
    every = minutes.search("placement", limit=50)
    with minutes.read() as session:
        newest = find_newest(session.connection(), "placement", limit=50)
        assert set(newest) == {(hit.table, hit.row_id) for hit in every}
        assert newest[0][1] in {"n2", "p2"}
        assert find_newest(session.connection(), "?!", limit=50) == []
        assert len(find_newest(session.connection(), "placement", limit=1)) == 1
