"""A log is looked through once for words, and what is found is filtered and ordered without reading its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, event

from boardkeeper import actions, decisions, follow_up
from boardkeeper.follow_up import GROUPS, Log
from boardkeeper.lists import Wanted
from tests.boardkeeper.follow_up.conftest import TODAY, WHO, Logs

# A chip that asks for some of the statuses has an index of its own.
CHIPS = frozenset({"Mine", "Awaiting hearing"})
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
LISTS = {Log.ACTIONS: actions.list_actions, Log.DECISIONS: decisions.list_decisions}
INDEXES = {Log.ACTIONS: "ix_action_listed", Log.DECISIONS: "ix_tracking_decision_listed"}


def _ways(logs: Logs, ask: Callable[[], object]) -> str:
    """How SQLite answers what looks for words."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_others: Any) -> None:
        asked.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    ((statement, values),) = [each for each in asked if "log_words" in each[0]]
    with logs.store.read() as session:
        told = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        return "\n".join(row[-1] for row in told)


@pytest.mark.parametrize("log", LISTS)
def test_one_look_at_the_words_gives_the_page_and_how_many_there_are(minuted_logs: Logs, log: Log) -> None:
    for sort in SORTS[log]:
        wanted = Wanted("the trend", CHIPS, sort, group="owner", who="Jean Kelly", hides_archived=True)
        ask = partial(LISTS[log], minuted_logs.store, minuted_logs.board_id, TODAY, wanted)
        ways = _ways(minuted_logs, ask)
        assert ways.count("log_words") == 1
        assert f"USING COVERING INDEX {INDEXES[log]}" in ways


@pytest.mark.parametrize("log", LISTS)
def test_groups_of_what_is_found_are_counted_from_the_index(minuted_logs: Logs, log: Log) -> None:
    store, board = minuted_logs.store, minuted_logs.board_id
    for by in GROUPS:
        ask = partial(follow_up.groups, store, board, log, TODAY, Wanted("trend"), by)
        ways = _ways(minuted_logs, ask)
        assert f"USING COVERING INDEX {INDEXES[log]}" in ways


def test_texts_of_any_length_are_read_in_the_order_of_the_rows(minuted_logs: Logs) -> None:
    store, board = minuted_logs.store, minuted_logs.board_id
    ways = _ways(
        minuted_logs, partial(actions.list_actions, store, board, TODAY, Wanted("survey", sort="text"))
    )
    assert "(id=" not in ways
    assert ways.count("log_words") == 1


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
