"""How quickly a log of 50,000 actions answers: filtering, sorting, grouping and searching, beside the bare SQL.

    python3 bench/follow_up.py            prints each in milliseconds, with the ratio to a plain statement in the same run

The bare statement reads the same file through the driver alone: one condition, one order, 200 rows.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import insert, text

from boardkeeper import actions, boards, follow_up, meetings
from boardkeeper.lists import Wanted
from boardkeeper.making import NewBoard, make_store
from db.store import Store
from db.tables.actions import Action, ActionUpdate
from db.tables.base import new_id
from db.tables.follow_up import EntryKind, FollowUpStatus, Importance, Log

ROWS = 50_000
RUNS = 7
#: What a person still takes for at once.
AT_ONCE_MS = 150
TODAY = date(2026, 9, 9)
OWNERS = tuple(
    f"{first} {last}"
    for first in ("Jean", "Ruth", "Judith", "Élodie", "Ann", "Helen", "Andrea", "Siobhan")
    for last in ("Kelly", "Woodhouse", "Harwood", "Botham", "Rickman", "Powell", "Wallace", "O’Neill")
)
SAID = [
    "the",
    "board",
    "noted",
    "that",
    "visits",
    "to",
    "children",
    "in",
    "care",
    "had",
    "risen",
    "since",
    "last",
    "quarter",
    "and",
    "officers",
    "were",
    "asked",
    "for",
    "what",
    "partners",
    "intend",
    "to",
    "do",
    "about",
    "schools",
    "health",
    "placement",
    "costs",
    "staffing",
    "and",
    "the",
    "children’s",
    "early",
    "help",
    "–",
    "in",
    "each",
    "locality",
]


def sentence(dice: random.Random, length: int) -> str:
    """So many words."""
    return " ".join(dice.choices(SAID, k=length)).capitalize() + "."


def fill(store: Store, board_id: str, rows: int) -> None:
    """A log as a large council has it after years: three entries to an action, most of them finished."""
    dice = random.Random(1972)
    made: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    statuses = (*(FollowUpStatus.COMPLETE,) * 5, *FollowUpStatus)
    for number in range(1, rows + 1):
        raised_on = date(2016, 1, 13) + timedelta(days=28 * (number * 138 // rows))
        due_on = raised_on + timedelta(days=dice.randint(10, 120))
        status = dice.choice(statuses)
        is_closed = status in follow_up.CLOSED
        row_id = new_id()
        made.append(
            {
                "id": row_id,
                "version": 1,
                "board_id": board_id,
                "reference": str(number),
                "text": sentence(dice, dice.randint(8, 30)),
                "owner": dice.choice(OWNERS),
                "due_written": f"{due_on:%-d %B %Y}",
                "due_on": due_on,
                "status": status,
                "importance": dice.choice(tuple(Importance)),
                "raised_on": raised_on,
                "completed_on": due_on if is_closed else None,
            }
        )
        for place in range(3):
            kind = dice.choice((EntryKind.UPDATE, EntryKind.UPDATE, EntryKind.REMINDER, EntryKind.POSTPONED))
            said.append(
                {
                    "id": new_id(),
                    "version": 1,
                    "action_id": row_id,
                    "position": place,
                    "kind": kind,
                    "said_on": raised_on + timedelta(days=7 * place),
                    "said_by": dice.choice(OWNERS),
                    "text": sentence(dice, dice.randint(5, 15)),
                    "status": status,
                    "due_before_on": raised_on if kind is EntryKind.POSTPONED else None,
                }
            )
    with store.edit("Fill the log", "bench") as session:
        session.execute(insert(Action), made)
        session.execute(insert(ActionUpdate), said)


def median_ms(work: Callable[[], object]) -> float:
    """The median time of a piece of work, the first run not counted."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def asked(store: Store, board_id: str) -> dict[str, tuple[Callable[[], object], str]]:
    """What a clerk does with the log, each with the bare statement it is measured against."""

    def listed(**wanted: Any) -> Callable[[], object]:
        return lambda: actions.list_actions(store, board_id, TODAY, Wanted(who="Ruth Harwood", **wanted))

    def grouped(by: str) -> Callable[[], object]:
        return lambda: follow_up.groups(store, board_id, Log.ACTIONS, TODAY, Wanted(), by)

    every = "SELECT * FROM action WHERE board_id = :board"
    late = f"{every} AND status NOT IN ('complete', 'superseded', 'not accepted') AND due_on < :today"
    found = f"{every} AND text LIKE '%locality%'"
    return {
        "open the log": (listed(), f"{every} ORDER BY due_on LIMIT 200"),
        "filter: Overdue": (listed(chips=frozenset({"Overdue"})), f"{late} ORDER BY due_on LIMIT 200"),
        "filter: Archived": (listed(chips=frozenset({"Archived"})), f"{every} ORDER BY due_on LIMIT 200"),
        "filter: Mine": (
            listed(chips=frozenset({"Mine"})),
            f"{every} AND owner LIKE '%Ruth Harwood%' ORDER BY due_on LIMIT 200",
        ),
        "sort: words": (listed(sort="text"), f"{every} ORDER BY text LIMIT 200"),
        "sort: owner": (listed(sort="owner"), f"{every} ORDER BY owner LIMIT 200"),
        "sort: days late": (
            listed(sort="overdue_days", descending=True),
            f"{every} ORDER BY due_on LIMIT 200",
        ),
        "sort: age": (listed(sort="age_days", descending=True), f"{every} ORDER BY raised_on LIMIT 200"),
        "group: owner": (
            grouped("owner"),
            "SELECT owner, count(*) FROM action WHERE board_id = :board GROUP BY owner",
        ),
        "group: meeting": (
            grouped("meeting"),
            "SELECT raised_on, count(*) FROM action WHERE board_id = :board GROUP BY raised_on",
        ),
        "rows by owner": (listed(group="owner"), f"{every} ORDER BY owner, due_on LIMIT 200"),
        "rows by owner, far down": (
            listed(group="owner", offset=ROWS // 2),
            f"{every} ORDER BY owner, due_on LIMIT 200 OFFSET {ROWS // 2}",
        ),
        "search: one word": (listed(words="locality"), f"{found} ORDER BY due_on LIMIT 200"),
        "search: two words": (listed(words="élodie visits"), f"{found} ORDER BY due_on LIMIT 200"),
        "search: no such word": (listed(words="zebra"), f"{every} AND text LIKE '%zebra%' LIMIT 200"),
    }


def measure(folder: Path, rows: int = ROWS) -> list[tuple[str, float, float]]:
    """What was done, our milliseconds, and those of the bare statement."""
    found = []
    with make_store(folder / "log.board", "bench", NewBoard("Board", "Council")) as store:
        board_id = boards.find_board(store).id
        for day in (TODAY - timedelta(days=60), TODAY + timedelta(days=21)):
            meetings.add_meeting(store, "bench", board_id, day)
        fill(store, board_id, rows)
        for name, (ours, bare) in asked(store, board_id).items():
            found.append((name, median_ms(ours), median_ms(partial(_plain, store, board_id, bare))))
    return found


def _plain(store: Store, board_id: str, bare: str) -> object:
    """The bare statement alone."""
    with store.read() as session:
        return session.execute(text(bare), {"board": board_id, "today": TODAY.isoformat()}).all()


def main() -> int:
    """Print what it takes; what a person would wait for is marked."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"a log of {ROWS:,} actions with {3 * ROWS:,} entries")
        for name, ours, bare in measure(Path(folder)):
            slow = "" if ours < AT_ONCE_MS else "   SLOW"
            print(f"{name:26} {ours:6.1f} ms   bare SQL {bare:6.1f} ms   ratio {ours / bare:5.2f}{slow}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
