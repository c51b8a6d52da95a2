"""The words of the sample, read from its files, and what has been made of them so far."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.imports import ReadImport
    from db.tables.meetings import Meeting
    from db.tables.minutes import Minute
    from db.tables.people import Person

WORKBOOK = "improvement-data-set-2026-10.xlsx"

Words = dict[str, Any]


def folder() -> Traversable:
    """Where the files of the sample are."""
    return files("resources") / "sample"


def words_of(name: str) -> Words:
    """One file of the sample, without its ending."""
    return tomllib.loads((folder() / f"{name}.toml").read_text(encoding="utf-8"))


def meeting_words() -> Iterable[Words]:
    """The files of the meetings, in order of their dates."""
    names = sorted(entry.name for entry in (folder() / "meetings").iterdir() if entry.name.endswith(".toml"))
    return [words_of(f"meetings/{name.removesuffix('.toml')}") for name in names]


@dataclass(slots=True)
class Building:
    """What has been made so far, by the names the files use.

    Attributes:
        session: The edit everything is made in.
        who: Who makes it.
        workbook: The figures, read before the edit began.
        board_id: The board, once made.
        people: By surname, as the files of the meetings name them.
        kpis: Ids by name.
        milestones: Ids by reference.
        topics: Ids of work programme items by topic.
        meetings: By date.
        minutes: By number; the sample has one municipal year.
        actions: Ids by text.
    """

    session: Session
    who: str
    workbook: ReadImport
    board_id: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    kpis: dict[str, str] = field(default_factory=dict)
    milestones: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    meetings: dict[date, Meeting] = field(default_factory=dict)
    minutes: dict[int, Minute] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
