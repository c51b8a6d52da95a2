"""A log is looked through once, in one table, and no list reads its rows to filter, order or count them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, event

from boardkeeper import actions, decisions, follow_up
from boardkeeper.follow_up import GROUPS, Log
from boardkeeper.lists import Wanted
from tests.boardkeeper.follow_up.conftest import NOVEMBER, TODAY, WHO, Logs

CHIPS = frozenset({"Mine", "Awaiting hearing"})
EVERY_CHIP = (
    *sorted(CHIPS),
    "Overdue",
    "Due before next meeting",
    "Open",
    "Requested",
    "Complete",
    "Archived",
)
SORTS = {
    Log.ACTIONS: ("", "reference", "status", "importance", "age_days", "owner", "due_on", "overdue_days"),
    Log.DECISIONS: (
        "",
        "reference",
        "status",
        "importance",
        "age_days",
        "officer",
        "target_on",
        "decided_on",
    ),
}
TEXTS = {Log.ACTIONS: ("text",), Log.DECISIONS: ("text", "minute_title")}
LISTS = {Log.ACTIONS: actions.list_actions, Log.DECISIONS: decisions.list_decisions}
TABLES = {Log.ACTIONS: "action_words", Log.DECISIONS: "tracking_decision_words"}


@pytest.fixture(autouse=True)
def _next_meeting(meet: Callable[[date], str]) -> None:
    meet(NOVEMBER)


@contextmanager
def _noted() -> Iterator[list[tuple[str, Any]]]:
    """The statements that are asked meanwhile."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_others: Any) -> None:
        asked.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _ways(logs: Logs, log: Log, ask: Callable[[], object]) -> list[list[str]]:
    """How SQLite answers each statement that finds rows, in its own words."""
    with _noted() as asked:
        ask()
    with logs.store.read() as session:
        run = session.connection().exec_driver_sql
        return [
            [row[-1] for row in run(f"EXPLAIN QUERY PLAN {statement}", values)]
            for statement, values in asked
            if TABLES[log] in statement
        ]


def _looks(ways: list[str], log: Log) -> list[str]:
    """How the tables of the board are gone through, what was found and kept aside not counted."""
    looks = [way for way in ways if way.startswith(("SCAN", "SEARCH")) and way.split()[1] != "found"]
    return [way for way in looks if " programme_item" not in way]


@pytest.mark.parametrize("log", LISTS)
def test_one_look_at_one_table_gives_the_page_and_how_many_there_are(minuted_logs: Logs, log: Log) -> None:
    store, board = minuted_logs.store, minuted_logs.board_id
    for sort in (*SORTS[log], *TEXTS[log]):
        for group in ("", *GROUPS):
            wanted = Wanted("the trend", CHIPS, sort, group=group, who="Jean Kelly", hides_archived=True)
            (ways,) = _ways(minuted_logs, log, partial(LISTS[log], store, board, TODAY, wanted))
            assert _looks(ways, log) == [f"SCAN {TABLES[log]}"]


@pytest.mark.parametrize("log", LISTS)
@pytest.mark.parametrize("chip", EVERY_CHIP)
def test_no_chip_lets_words_be_looked_for_by_an_index(minuted_logs: Logs, log: Log, chip: str) -> None:
    wanted = Wanted("the trend", frozenset({chip}), who="Jean Kelly")
    ask = partial(LISTS[log], minuted_logs.store, minuted_logs.board_id, TODAY, wanted)
    (ways,) = _ways(minuted_logs, log, ask)
    assert _looks(ways, log) == [f"SCAN {TABLES[log]}"]


@pytest.mark.parametrize("log", LISTS)
@pytest.mark.parametrize("by", GROUPS)
def test_groups_are_counted_by_one_look_at_one_table(minuted_logs: Logs, log: Log, by: str) -> None:
    store, board = minuted_logs.store, minuted_logs.board_id
    (ways,) = _ways(
        minuted_logs, log, partial(follow_up.groups, store, board, log, TODAY, Wanted("trend"), by)
    )
    assert _looks(ways, log) == [f"SCAN {TABLES[log]}"]
    (ways,) = _ways(minuted_logs, log, partial(follow_up.groups, store, board, log, TODAY, Wanted(), by))
    assert _looks(ways, log) == [_by_index(log)]
    # The owners stand in the index beside each other, so that they need no sorting to be counted.
    assert ("USE TEMP B-TREE FOR GROUP BY" in ways) is (by != "owner")


@pytest.mark.parametrize("log", LISTS)
@pytest.mark.parametrize("chip", EVERY_CHIP)
def test_a_list_without_words_reads_the_index_alone(minuted_logs: Logs, log: Log, chip: str) -> None:
    for sort in SORTS[log]:
        wanted = Wanted("", frozenset({chip}), sort, group="owner", who="Jean Kelly", hides_archived=True)
        ask = partial(LISTS[log], minuted_logs.store, minuted_logs.board_id, TODAY, wanted)
        for ways in _ways(minuted_logs, log, ask):
            assert _looks(ways, log) == [_by_index(log)]


def _by_index(log: Log) -> str:
    return f"SCAN {TABLES[log]} USING COVERING INDEX ix_{TABLES[log]}_listed"


def test_what_is_found_is_the_same_whatever_it_is_ordered_by(logs: Logs) -> None:
    for number in range(7):
        logs.add(f"Write to school {number % 3}", owner=("Clay", "Élodie", "")[number % 3])
    logs.add("Ring the police")
    for sort in ("", "text", "owner", "reference"):
        assert len(logs.listed(words="SCHOOL write", sort=sort)) == 7
        pages = [logs.listed(words="school", sort=sort, offset=start, limit=3) for start in (0, 3, 6, 9)]
        assert [len(page) for page in pages] == [3, 3, 1, 0]
        assert [text for page in pages for text in page] == logs.listed(words="school", sort=sort)
    beyond = actions.list_actions(logs.store, logs.board_id, TODAY, Wanted("school", offset=9, who=WHO))
    assert (beyond.rows, beyond.total) == ((), 7)
    by_owner = follow_up.groups(logs.store, logs.board_id, Log.ACTIONS, TODAY, Wanted("school"), "owner")
    assert [(each.words, each.count) for each in by_owner] == [
        ("Clay", 3),
        ("Élodie", 2),
        ("Nobody named", 2),
    ]
