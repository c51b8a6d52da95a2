"""A board in which every text holds a word of its own, so that a word found elsewhere tells where it came from."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Enum, Text

from db.tables import Base
from db.tables.base import new_id

WHO = "Ann Smith"

#: Text that is read by the program and cannot hold a word of its own.
_MEANT = frozenset(
    {
        "accent", "bands", "base_hash", "content_hash", "exempt_paragraphs", "first_period_after", "frozen_number", "mapping",
        "marks",
        "meeting_pattern", "period", "shape_hash", "text_hash",
    }
)  # fmt: skip


@dataclass
class Spoken:
    """A closed file in which every text holds a word of its own.

    Attributes:
        words: By table, row and column.
    """

    path: Path
    board_id: str = ""
    meeting_id: str = ""
    words: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def of(self, table: str, row_ids: Any, *columns: str) -> set[str]:
        """The words in some columns of some rows; in all of them when none is named."""
        ids = set(row_ids)
        return {
            word
            for (name, row_id, column), word in self.words.items()
            if name == table and row_id in ids and (not columns or column in columns)
        }


def text_columns(name: str) -> list[str]:
    """The columns of a table in which people write."""
    return [
        column.name
        for column in Base.metadata.tables[name].columns
        if isinstance(column.type, Text)
        and not isinstance(column.type, Enum)
        and not column.primary_key
        and column.name not in _MEANT
    ]


def fill(connection: Connection, made: Spoken) -> None:  # noqa: C901 - a list of everything
    """Rows of every kind that the sample has few or none of."""

    def ids(table: str, where: str = "1") -> list[str]:
        rows = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE {where} ORDER BY id")
        return list(rows.scalars())

    def add(table: str, **facts: Any) -> str:
        row = {"id": new_id(), "version": 1} | facts
        names = ", ".join(f'"{name}"' for name in row)
        connection.exec_driver_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})',
            tuple(row.values()),
        )
        return str(row["id"])

    def blob(content: bytes) -> str:
        content += f" {new_id()}".encode()
        digest = hashlib.sha256(content).hexdigest()
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO blob (hash, size, media_type, content) VALUES (?, ?, 'x', ?)",
            (digest, len(content), content),
        )
        return digest

    marked = {"exempt_paragraphs": "", "public_interest_reason": "", "is_confidential": 0}
    items = ids("agenda_item", f"meeting_id = '{made.meeting_id}'")
    with_report = set(connection.exec_driver_sql("SELECT agenda_item_id FROM report").scalars())
    for number, item_id in enumerate(items):
        if item_id not in with_report:
            report = add(
                "report", agenda_item_id=item_id, title="Report", lead_member="", lead_director="", author="",
                contact_email="", reference="", is_key_decision=0, parent_decision="", prints_front_sheet=1,
                attached_name="a.pdf", attached_hash=blob(f"attached {number}".encode()),
            )  # fmt: skip
            section = add("report_section", report_id=report, position=1, heading="Purpose", role="purpose")
            add("report_paragraph", report_section_id=section, position=1, kind="text", level=0, text="P", marks="",
                blob_hash=None)  # fmt: skip
            add("sign_off", report_id=report, kind="Fin", person="F", reference="r", given_how="", text_hash="a" * 64,
                signed_text="agreed", signed_on=None)  # fmt: skip
    for number, report in enumerate(ids("report")):
        for name, more in (("appendix", {"reference": "A", "paper": "none"}), ("background_paper", {})):
            add(name, report_id=report, position=9, title="T", file_name="f",
                blob_hash=blob(f"{name} {number}".encode()), **more, **marked)  # fmt: skip
    for resolution, person in zip(ids("resolution"), ids("person") * 9, strict=False):
        add("vote", resolution_id=resolution, person_id=person, cast="for", at_own_request=0)
        connection.exec_driver_sql(
            "UPDATE resolution SET mover = 'M', seconder = 'S', recommended_to = 'C' WHERE id = ?",
            (resolution,),
        )
    for table, column in (("action", "action_id"), ("tracking_decision", "tracking_decision_id")):
        for number, row_id in enumerate(ids(table)):
            add(
                "evidence",
                **{column: row_id},
                title="E",
                file_name="e",
                blob_hash=blob(f"{table} {number}".encode()),
            )
    publication = add(
        "publication", meeting_id=made.meeting_id, kind="agenda", number=1, published_on="2026-12-01",
        published_at="2026-12-01 09:00:00.000000", published_by=WHO, clear_days=5, short_notice_reason="",
        first_page=1, last_page=9,
    )  # fmt: skip
    for kind in ("public pack", "restricted pack", "agenda sheet"):
        add("published_paper", publication_id=publication, published_as=kind, file_name=kind, pages=3,
            blob_hash=blob(kind.encode()))  # fmt: skip
    abouts = {
        "action": "action", "tracking decision": "tracking_decision", "kpi": "kpi", "agenda item": "agenda_item",
        "minute paragraph": "minute_paragraph", "report paragraph": "report_paragraph", "page": "agenda_item",
    }  # fmt: skip
    for about, table in abouts.items():
        for row_id in ids(table)[:40]:
            add("remark", board_id=made.board_id, kind="comment", about=about, about_id=row_id, about_words="w",
                quote="q", words_before="b", words_after="a", text="t", said_by="s", said_on="2026-11-01", answer="x",
                answered_by="y", is_settled=0, position=0)  # fmt: skip
    for paragraph in ids("minute_paragraph"):
        connection.exec_driver_sql(
            "UPDATE minute_paragraph SET public_summary = 'Sum' WHERE id = ?", (paragraph,)
        )
    for table, facts in (
        ("saved_view", {"log": "actions", "position": 0, "name": "n", "words": "w", "chips": "", "sort": "",
                        "is_descending": 0, "grouped_by": ""}),
        ("chase_letter", {"step": "reminder", "subject": "s", "wording": "w"}),
        ("own_word", {"word": "w"}),
        ("snippet", {"position": 0, "abbreviation": "a", "text": "t"}),
    ):  # fmt: skip
        add(table, board_id=made.board_id, **facts)
    add("minute_comment", meeting_id=made.meeting_id, said_by="s", said_on="2026-11-01", text="t", answer="",
        is_settled=0, position=0)  # fmt: skip


def speak(connection: Connection, made: Spoken) -> None:
    chance = random.Random(5)
    tables = [t.name for t in Base.metadata.sorted_tables if t.info.get("journal") is not False]
    for name in tables:
        columns = text_columns(name)
        for row_id in list(connection.exec_driver_sql(f'SELECT id FROM "{name}"').scalars()):
            for column in columns:
                word = f"{''.join(chance.choices('bcdfghjklmnpqrstvwxz', k=9))}q{len(made.words)}"
                connection.exec_driver_sql(
                    f'UPDATE "{name}" SET "{column}" = coalesce("{column}", \'\') || \' \' || ? WHERE id = ?',
                    (word, row_id),
                )
                made.words[name, row_id, column] = word
