"""A process killed in the middle of writing loses nothing it had acknowledged, and the test could tell if it did."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from db.store import Store
from db.tables.people import Person

WHO = "Ann Smith"
KILLS = 5

# Writes step after step and says the number of each on a line of its own: after the commit, or (the control) before it.
_WRITER = """
import sys
from db.store import Store
from db.tables.people import Person

path, first, early = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "early"
with Store.open(path) as store:
    for number in range(first, first + 100_000):
        with store.edit(f"Add {number}", "Ann") as session:
            session.add_all([Person(name=str(number)) for _ in range(20)])
            if early:
                session.flush()
                print(number, flush=True)
        if not early:
            print(number, flush=True)
"""


def _acknowledged_before_a_kill(path: Path, first: int, *, early: bool, chance: random.Random) -> list[int]:
    """Let a process write, kill it after some acknowledged steps and a moment more; the numbers it acknowledged."""
    after, moment = chance.randint(1, 25), chance.random() * 0.02
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(first), "early" if early else "late"],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    with writer:
        numbers = [int(writer.stdout.readline()) for _ in range(after)]
        if not early:
            with contextlib.suppress(subprocess.TimeoutExpired):
                writer.wait(timeout=moment)
        writer.kill()
        # What was still in the pipe had been acknowledged as well; a line cut short had not.
        numbers += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    return numbers


def _kept(path: Path) -> dict[int, int]:
    """How many rows of each number are there; the whole board must be clean."""
    with Store.open(path) as store:
        assert store.verify().is_clean
        with store.read() as session:
            names = [int(name) for name in session.scalars(select(Person.name))]
        return {number: names.count(number) for number in set(names)}


def test_nothing_acknowledged_is_lost_and_nothing_is_kept_by_halves(store: Store) -> None:
    store.close()
    chance = random.Random(2019)
    acknowledged: list[int] = []
    for _ in range(KILLS):
        first = max(_kept(store.path), default=0) + 1
        acknowledged += _acknowledged_before_a_kill(store.path, first, early=False, chance=chance)
        kept = _kept(store.path)
        assert kept.keys() >= set(acknowledged)
        assert set(kept.values()) == {20}
    assert len(acknowledged) >= KILLS


def test_a_program_that_acknowledges_too_early_is_caught_by_the_same_test(store: Store) -> None:
    """The negative control: with the acknowledgement before the commit, killing must lose an acknowledged step."""
    store.close()
    chance = random.Random(2019)
    for _ in range(10):
        first = max(_kept(store.path), default=0) + 1
        acknowledged = _acknowledged_before_a_kill(store.path, first, early=True, chance=chance)
        if not _kept(store.path).keys() >= set(acknowledged):
            return
    pytest.fail("ten kills lost nothing although steps were acknowledged before they were saved")
