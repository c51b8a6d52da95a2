"""The sample as a whole: names, sameness, words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import (
    actions,
    agenda,
    decisions,
    lists,
    meetings,
    people,
    plan,
    programme,
)
from boardkeeper.sample import build_sample
from db.store import Store
from db.tables import Base

if TYPE_CHECKING:
    from tests.boardkeeper.sample.conftest import Made

WHO = "Polly Trevanion"
NOW = date(2026, 11, 22)
ALL = lists.Wanted(limit=100_000)
SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"


def every_meeting(made: Made) -> tuple[meetings.MeetingView, ...]:
    found = meetings.list_meetings(made.store, made.board_id, ALL).rows
    return tuple(sorted(found, key=lambda meeting: meeting.held_on))


def test_leads_and_owners_are_people_of_the_sample(made: Made) -> None:
    known = {person.name for person in people.list_people(made.store, made.board_id, NOW, ALL).rows}
    known |= {name.removeprefix("Ms ") for name in known}
    named = {row.lead for row in plan.list_milestones(made.store, made.board_id, ALL).rows}
    for action in actions.list_actions(made.store, made.board_id, NOW, ALL).rows:
        named |= set(action.owner.split(" / "))
    for decision in decisions.list_decisions(made.store, made.board_id, NOW, ALL).rows:
        named |= set(decision.officer.split(" / "))
    for meeting in every_meeting(made):
        named |= {item.lead for item in agenda.list_items(made.store, meeting.id)}
    for item in programme.list_programme(made.store, made.board_id, ALL).rows:
        named.add(item.responsible)
    assert named - known - {""} == set()


def content(store: Store) -> dict[str, list[str]]:
    """Every table without its keys and the hour it was made, so that two makings can be compared."""
    found: dict[str, list[str]] = {}
    with store.read() as session:
        for table in (mapper.local_table for mapper in Base.registry.mappers):
            plain = [
                column
                for column in table.columns
                if not column.primary_key
                and not column.foreign_keys
                and column.name not in {"made_at", "about_id"}
            ]
            if plain:
                found[str(table)] = sorted(repr(tuple(row)) for row in session.execute(select(*plain)))
    assert len(found) > 30
    return found


def test_making_it_twice_makes_the_same(made: Made, tmp_path: Path) -> None:
    with Store.create(tmp_path / "Again.board", WHO) as store:
        build_sample(store, WHO)
        assert content(store) == content(made.store)


def test_the_words_are_british_and_typeset() -> None:
    american = re.compile(
        r"\b(\w+iz(?:e|ed|es|ing|ation)|behavior|center|program|labor|favor|counsel(?:ed|ing)|fulfill|enroll|toward|gotten)\b",
        re.IGNORECASE,
    )
    allowed = {"size", "sizes"}
    for file in sorted(SAMPLE.rglob("*.toml")):
        text = file.read_text(encoding="utf-8")
        prose = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        strange = {found for found in american.findall(prose) if found.casefold() not in allowed}
        assert not strange, (file.name, strange)
        assert not re.search(r"\w'\w", prose), f"{file.name}: a straight apostrophe"
        assert not re.search(r"  +\S", prose.replace("\n  ", "\n")), f"{file.name}: a double blank"
        doubled = re.findall(r"\b(\w+) \1\b", prose)
        assert not [word for word in doubled if word != "that"], (file.name, doubled)
