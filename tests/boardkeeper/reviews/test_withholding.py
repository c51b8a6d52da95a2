"""Nothing exempt in any page of a file sent without exempt matter: every text gets a word of its own, marks fall at random."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from boardkeeper import boards, meetings
from boardkeeper.reviews import reading, sealing, sending
from db import opening
from db.sealing import Seal
from db.store import Store
from db.tables import Base
from tests.boardkeeper.reviews.spoken import WHO, Spoken, fill, speak

WORDS = "maple-otter-window-upgrade-candle"


@pytest.fixture(scope="module")
def spoken(sample_board: Path, tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    made = Spoken(Path(shutil.copy(sample_board, tmp_path_factory.mktemp("spoken") / "S.board")))
    with Store.open(made.path, WHO) as store:
        made.board_id = boards.find_board(store).id
        held = [
            row
            for row in meetings.list_meetings(store, made.board_id).rows
            if row.state.value == "agenda draft"
        ]
        made.meeting_id = held[0].id
        other = boards.create_board(store, WHO, "Audit", "Plymouth")
        meetings.add_meeting(store, WHO, other, date(2026, 12, 9))
        with store.edit("Fill and speak", WHO) as session:
            connection = session.connection()
            fill(connection, made)
            speak(connection, made)
    return made


@dataclass
class Marked:
    """What was marked at random, by table."""

    items: set[str]
    appendices: set[str]
    background: set[str]
    passages: set[str]


def mark(connection: Connection, chance: random.Random) -> Marked:
    """Mark some rows as exempt, some as confidential; answers which."""
    found = {}
    for table, share in (
        ("agenda_item", 0.2),
        ("appendix", 0.5),
        ("background_paper", 0.5),
        ("minute_paragraph", 0.2),
    ):
        found[table] = set()
        connection.exec_driver_sql(f"UPDATE {table} SET exempt_paragraphs = '', is_confidential = 0")
        for row_id in connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id").scalars().all():
            if chance.random() < share:
                found[table].add(row_id)
                how = chance.choice(("exempt_paragraphs = '1, 3'", "is_confidential = 1"))
                connection.exec_driver_sql(f"UPDATE {table} SET {how} WHERE id = ?", (row_id,))
    return Marked(*found.values())


def secrets_of(spoken: Spoken, connection: Connection, marked: Marked) -> tuple[set[str], set[bytes]]:
    """Every word, and every kept file, that must not go along; reckoned from the marks in another way than the program."""

    def ids(sql: str) -> set[str]:
        return set(connection.exec_driver_sql(sql).scalars())

    def among(values: set[str]) -> str:
        return "(" + ", ".join(f"'{value}'" for value in values) + ")"

    items = set(marked.items)
    while more := ids(f"SELECT id FROM agenda_item WHERE parent_id IN {among(items)}") - items:
        items |= more
    reports = ids(f"SELECT id FROM report WHERE agenda_item_id IN {among(items)}")
    sections = ids(f"SELECT id FROM report_section WHERE report_id IN {among(reports)}")
    papers = {
        name: rows | ids(f"SELECT id FROM {name} WHERE report_id IN {among(reports)}")
        for name, rows in (("appendix", marked.appendices), ("background_paper", marked.background))
    }
    limbs = ids(f"SELECT id FROM resolution WHERE paragraph_id IN {among(marked.passages)}")
    decisions = ids(
        f"SELECT tracking_decision_id FROM resolution WHERE id IN {among(limbs)} AND tracking_decision_id IS NOT NULL"
    )
    actions = ids(f"SELECT id FROM action WHERE paragraph_id IN {among(marked.passages)}")
    evidence = ids(f"SELECT id FROM evidence WHERE action_id IN {among(actions)}") | ids(
        f"SELECT id FROM evidence WHERE tracking_decision_id IN {among(decisions)}"
    )
    restricted = ids("SELECT id FROM published_paper WHERE published_as = 'restricted pack'")
    private = items | marked.passages | actions | decisions | sections
    private |= ids(f"SELECT id FROM report_paragraph WHERE report_section_id IN {among(sections)}")
    minutes = ids(f"SELECT id FROM minute WHERE agenda_item_id IN {among(items)}")
    by_table: dict[str, set[str]] = {
        "agenda_item": items,
        "report": reports,
        "report_section": sections,
        "report_paragraph": private,
        "sign_off": ids(f"SELECT id FROM sign_off WHERE report_id IN {among(reports)}"),
        "tracking_decision": decisions,
        "progress": ids(f"SELECT id FROM progress WHERE tracking_decision_id IN {among(decisions)}"),
        "action": actions,
        "action_update": ids(f"SELECT id FROM action_update WHERE action_id IN {among(actions)}"),
        "evidence": evidence,
        "published_paper": restricted,
        "minute": minutes,
        "resolution": limbs,
        "declaration": ids(f"SELECT id FROM declaration WHERE agenda_item_id IN {among(items)}"),
        "correction": ids(f"SELECT id FROM correction WHERE paragraph_id IN {among(marked.passages)}"),
        "remark": ids(f"SELECT id FROM remark WHERE about_id IN {among(private)}"),
        **papers,
    }
    words = set().union(*(spoken.of(table, rows) for table, rows in by_table.items()))
    words |= spoken.of("minute_paragraph", marked.passages, "text", "public_interest_reason")
    words |= spoken.of("sign_off", {key[1] for key in spoken.words}, "signed_text")
    for table in (
        "saved_view",
        "chase_letter",
        "own_word",
        "snippet",
        "minute_comment",
        "import",
        "allotted_number",
    ):
        words |= spoken.of(table, {key[1] for key in spoken.words})
    other = ids(f"SELECT id FROM board WHERE id <> '{spoken.board_id}'")
    words |= spoken.of("board", other)
    words |= spoken.of("meeting", ids(f"SELECT id FROM meeting WHERE board_id IN {among(other)}"))
    hashes = {
        digest
        for table, rows in by_table.items()
        for column in ("blob_hash", "attached_hash")
        if column in Base.metadata.tables[table].columns
        for digest in ids(
            f'SELECT {column} FROM "{table}" WHERE id IN {among(rows)} AND {column} IS NOT NULL'
        )
    }
    contents = set(
        connection.exec_driver_sql(f"SELECT content FROM blob WHERE hash IN {among(hashes)}").scalars()
    )
    return words, contents


def everything_in(path: Path) -> Iterator[bytes]:
    """All that a sealed file says when its seal is taken off: every page, and every term of its index."""
    seal = Seal.of(path, path.read_bytes()[:16], WORDS)
    plain = path.with_suffix(".plain")
    with contextlib.closing(opening.connect(path, seal=seal)) as sealed:
        assert sealed.execute("PRAGMA freelist_count").fetchone() == (0,)
        sealed.execute("ATTACH ? AS plain KEY ''", (str(plain),))
        sealed.execute("SELECT sqlcipher_export('plain')")
        sealed.execute("DETACH plain")
    yield plain.read_bytes()
    with contextlib.closing(dbapi2.connect(str(plain))) as opened:
        opened.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search_text', 'row')")
        yield " ".join(term for (term,) in opened.execute("SELECT term FROM temp.terms")).encode()
    plain.unlink()


def _is_read(key: tuple[str, str, str]) -> bool:
    """Whether a word stands where every chair reads."""
    return (key[0], key[2]) in {
        ("action", "text"),
        ("action_update", "text"),
        ("agenda_item", "title"),
        ("kpi", "name"),
        ("milestone", "text"),
        ("minute", "title"),
        ("minute_paragraph", "text"),
        ("progress", "text"),
        ("report_paragraph", "text"),
        ("tracking_decision", "text"),
    }


@pytest.mark.parametrize("seed", [3, 1972, 20190911])
def test_no_word_of_what_is_exempt_is_anywhere_in_the_file(
    spoken: Spoken, tmp_path_factory: Any, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("marked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.sealing._ROUNDS", 10)
        with Store.open(shutil.copy(spoken.path, folder / "S.board"), WHO) as store:
            with store.edit("Mark", WHO) as session:
                marked = mark(session.connection(), random.Random(seed))
                words, contents = secrets_of(spoken, session.connection(), marked)
            public = sending.prepare(store, spoken.board_id, spoken.meeting_id, "Chair", WHO)
            path = sealing.seal(public, folder / "public.review", WORDS)
        said = b"\n".join(everything_in(path))
        assert len(words) > 300
        assert [key for key, word in spoken.words.items() if word in words and word.encode() in said] == []
        assert [content for content in contents if content in said] == []
        assert public.left_out > 50
        # What is public is all there, so that the file did not merely come out empty.
        open_words = {word: key for key, word in spoken.words.items() if _is_read(key) and word not in words}
        assert [key for word, key in open_words.items() if word.encode() not in said] == []
        assert len(open_words) > 500
        with Store.open(path, "Chair", WORDS) as copy:
            assert copy.verify().is_clean
            for word in random.Random(seed).sample(sorted(words), 40):
                assert copy.search(word) == []


def test_with_exempt_matter_all_of_it_goes_along(spoken: Spoken, tmp_path: Path) -> None:
    with Store.open(shutil.copy(spoken.path, tmp_path / "S.board"), WHO) as store:
        with store.edit("Mark", WHO) as session:
            marked = mark(session.connection(), random.Random(1))
        whole = sending.prepare(store, spoken.board_id, spoken.meeting_id, "Chair", WHO, exempt=True)
        path = sealing.seal(whole, tmp_path / "whole.review", WORDS)
    said = b"\n".join(everything_in(path))
    assert whole.left_out == 0
    for word in spoken.of("agenda_item", marked.items) | spoken.of("minute_paragraph", marked.passages):
        assert word.encode() in said
    assert len(whole.files) > 60
    assert all(file.content in said for file in whole.files if len(file.content) < 200)
    assert any(file.content.startswith(b"restricted pack") for file in whole.files)


def test_an_exempt_item_keeps_its_place_and_the_title_the_public_was_told(officer, chair):
    from sqlalchemy import select

    from boardkeeper import agenda
    from db.tables.agenda import AgendaItem
    from db.tables.packs import Publication, PublicationKind, PublishedItem

    items = agenda.list_items(officer.store, officer.meeting_id)
    told, untold = [item for item in items if item.number and not item.parent_id][2:4]
    with officer.store.edit("Exempt", WHO) as session:
        for item in (told, untold):
            session.get_one(AgendaItem, item.id).exempt_paragraphs = "3"
        publication = Publication(
            meeting_id=officer.meeting_id, kind=PublicationKind.AGENDA, published_on=date(2026, 12, 1), clear_days=5,
            published_at=datetime.fromisoformat("2026-12-01T09:00"), published_by=WHO, first_page=1, last_page=2,
        )  # fmt: skip
        session.add(publication)
        session.flush()
        session.add(
            PublishedItem(
                publication_id=publication.id, agenda_item_id=told.id, position=1, number="3", title="As told"
            )
        )
    copy = chair(officer.send())
    shown = {item.id: item for item in agenda.list_items(copy, officer.meeting_id)}
    assert [item.number for item in shown.values()] == [item.number for item in items]
    assert shown[told.id].title == "As told"
    assert shown[untold.id].title == "Not for publication"
    assert shown[untold.id].is_exempt
    with copy.read() as session:
        assert session.scalars(select(AgendaItem.purpose).where(AgendaItem.id == told.id)).one() == ""
    here = reading.review_here(copy)
    assert here is not None
    assert not here.has_exempt
