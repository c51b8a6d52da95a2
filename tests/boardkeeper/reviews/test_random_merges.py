"""Whatever an officer and two readers do to one board, and in whichever order it is merged: no edit of any side is lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from boardkeeper import actions
from boardkeeper.actions import FollowUpStatus
from boardkeeper.reviews import merging, planning
from boardkeeper.reviews.plan import Choice, MergePlan, Outcome
from boardkeeper.reviews.returned import Returned
from db.store import Store
from db.tables.base import new_id
from db.tables.meetings import Meeting, MeetingState
from db.tables.reviews import Remark, Review
from tests.boardkeeper.reviews.exchange import (
    OFFICER,
    SENT_ON,
    SEPTEMBER,
    Exchange,
    exchange_of,
    hurry,
    make_board,
    put,
    row,
)
from tests.threads import record_action_progress, record_decision_progress

_TEXTS = ("action", "tracking_decision", "minute_paragraph", "report_paragraph")
_OWNERS = {"action": "owner", "tracking_decision": "officer"}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    path = tmp_path_factory.mktemp("sent") / "Sent.board"
    return path, make_board(path)


class _Side:
    """Somebody who edits a file at random; every word put in can be told from all others."""

    def __init__(self, store: Store, both: Exchange, mark: str, chance: Random) -> None:
        self.store, self.mark, self.chance = store, mark, chance
        self.both = both
        self.words: set[str] = set()
        self.entries: set[str] = set()
        self._things = {
            # Few rows, so that they often meet on one.
            "action": both.actions[:2],
            "tracking_decision": both.decisions[:1],
            "minute_paragraph": both.paragraphs[:1],
            "report_paragraph": both.written,
        }

    def word(self) -> str:
        """A word nobody else uses."""
        made = f"{self.mark}{len(self.words)}x"
        self.words.add(made)
        return made

    def move(self) -> None:
        """Do one thing to one row."""
        table = self.chance.choice(_TEXTS)
        row_id = self.chance.choice(self._things[table])
        if not row(self.store, table, row_id):
            return
        kinds = [self.edit_text, self.edit_text]
        if table in _OWNERS:
            kinds += [self.edit_owner, self.edit_due, self.report, self.report]
        self.chance.choice([*kinds, self.remark])(table, row_id)

    def edit_text(self, table: str, row_id: str) -> None:
        words = str(row(self.store, table, row_id)["text"]).split()
        at = self.chance.randrange(len(words) + 1)
        gone = self.chance.randrange(3)
        words[at : at + gone] = [self.word() for _ in range(self.chance.randrange(1, 3))]
        self._forget(words, table, row_id)
        put(self.store, table, row_id, text=" ".join(words))

    def _forget(self, words: list[str], table: str, row_id: str) -> None:
        """Words that this side took out again itself are no edit any more."""
        was = str(row(self.store, table, row_id)["text"]).split()
        self.words -= set(was) - set(words)

    def edit_owner(self, table: str, row_id: str) -> None:
        was = str(row(self.store, table, row_id)[_OWNERS[table]])
        self.words.discard(was)
        put(self.store, table, row_id, **{_OWNERS[table]: self.word()})

    def edit_due(self, table: str, row_id: str) -> None:
        name = "due_written" if table == "action" else "target_written"
        self.words.discard(str(row(self.store, table, row_id)[name]))
        put(self.store, table, row_id, **{name: self.word()})

    def report(self, table: str, row_id: str) -> None:
        status = self.chance.choice([*FollowUpStatus])
        day = date(2019, 9, 2) + timedelta(self.chance.randrange(8))
        record = record_action_progress
        if table == "tracking_decision":
            record = record_decision_progress
        word = self.word()
        self.entries.add(word)
        record(self.store, OFFICER, row_id, f"Reported {word}", status, day)

    def remark(self, table: str, row_id: str) -> None:
        with self.store.edit("Comment", OFFICER) as session:
            session.add(
                Remark(
                    id=new_id(),
                    board_id=self.both.board_id,
                    about=planning.ABOUT[table],
                    about_id=row_id,
                    text=f"A remark {self.word()}",
                    said_by=self.mark,
                    said_on=SEPTEMBER,
                )
            )

    def take_away(self) -> None:
        """Only an officer can: an action goes with its thread, or the minutes become a record."""
        if self.chance.random() < 0.5:
            with self.store.edit("Approve", OFFICER) as session:
                session.get_one(Meeting, self.both.meeting_id).state = MeetingState.APPROVED
        else:
            table = self.chance.choice(["action", "report_paragraph"])
            row_id = self.chance.choice(self._things[table])
            self.words -= set(_everything(self.store, table, row_id).split())
            with self.store.edit("Remove", OFFICER) as session:
                session.connection().exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))


def _everything(store: Store, table: str = "", row_id: str = "") -> str:
    """All words of the board that people wrote; of one row and its thread when it is named."""
    said: list[str] = []
    with store.read() as session:
        run = session.connection().exec_driver_sql
        for name in (*_TEXTS, "action_update", "progress", "remark"):
            rows = [dict(each) for each in run(f'SELECT * FROM "{name}" ORDER BY id').mappings()]
            if table:
                rows = [each for each in rows if row_id in {each["id"], each.get(f"{table}_id")}]
            # The versions of rows only ever rise.
            said += [str(value) for each in rows for key, value in each.items() if key != "version"]
    return " ".join(said).replace("”", " ").replace("“", " ").replace(",", " ")


def _chosen(plan: MergePlan, chance: Random) -> Mapping[str, Choice | str]:
    found: dict[str, Choice | str] = {}
    for line in plan.lines:
        if line.needs_choice or (line.allowed and chance.random() < 0.2):
            found[line.id] = chance.choice(line.allowed)
            if line.takes_words and chance.random() < 0.1:
                found[line.id] = "words of my own"
    return found


@given(seed=st.integers(0, 10**9), moves=st.integers(12, 40))
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_no_edit_of_either_side_is_lost_whatever_the_order(
    sent: tuple[Path, Any], seed: int, moves: int
) -> None:
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        both = exchange_of(*sent, Path(folder))
        third = hurry(Store.open(Path(shutil.copy(sent[0], Path(folder) / "Third.board")), OFFICER))
        try:
            _try(both, third, moves, chance)
        finally:
            for store in (both.officer, both.chair, third):
                store.close()


def _try(both: Exchange, third: Store, moves: int, chance: Random) -> None:
    officer = _Side(both.officer, both, "o", chance)
    readers = [_Side(both.chair, both, "c", chance), _Side(third, both, "v", chance)]
    for _ in range(moves):
        chance.choice([officer, officer, *readers]).move()
    if chance.random() < 0.4:
        officer.take_away()
    second = _second_review(both)
    sendings = [
        (readers[0], both.returned()),
        (readers[1], replace(both, chair=third, review_id=second).returned()),
    ]
    chance.shuffle(sendings)
    here = set(officer.words)
    for reader, returned in sendings:
        _merge_one(both, returned, here, chance)
        there = set(_everything(both.officer).split())
        assert reader.words <= there, f"lost of {reader.mark}: {reader.words - there}"
        here |= reader.words
    ever = there | _words_ever(both.officer)
    assert here <= ever
    assert officer.entries & officer.words <= there


def _merge_one(both: Exchange, returned: Returned, here: set[str], chance: Random) -> None:
    plan = planning.plan_merge(both.officer, returned)
    choices = _chosen(plan, chance)
    before = _everything(both.officer)
    merging.merge(both.officer, OFFICER, plan, choices, on=SEPTEMBER)
    after = _everything(both.officer)
    gave_way = {
        word
        for line in plan.lines
        if choices.get(line.id) is Choice.CHAIRS or isinstance(choices.get(line.id), str)
        for word in line.ours.split()
    }
    # What stood here gives way only where somebody decided so.
    lost = {word for word in here if word in before.split()} - set(after.split())
    taken_out = {
        word
        for line in plan.lines
        if line.outcome in {Outcome.TAKEN, Outcome.MERGED, Outcome.CONFLICT}
        for word in set(line.ours.split()) - set(line.theirs.split())
        if word in line.base.split()
    }
    assert lost <= gave_way | taken_out
    _threads_end_where_their_rows_stand(both)
    both.officer.undo(OFFICER)
    assert _everything(both.officer) == before
    both.officer.redo(OFFICER)


def _threads_end_where_their_rows_stand(both: Exchange) -> None:
    for action_id in both.actions:
        history = actions.action_history(both.officer, action_id)
        if history and row(both.officer, "action", action_id):
            assert history[-1].status == row(both.officer, "action", action_id)["status"]


def _second_review(both: Exchange) -> str:
    second = new_id()
    with both.officer.edit("Send it again", OFFICER) as session:
        first = session.get_one(Review, both.review_id)
        session.add(
            Review(
                id=second,
                board_id=both.board_id,
                number=2,
                sent_to="Cllr Penberthy",
                sent_by=OFFICER,
                sent_at=SENT_ON,
                base_step=first.base_step,
                base_hash=first.base_hash,
            )
        )
    return second


def _words_ever(store: Store) -> set[str]:
    with store.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT coalesce(old, '') || ' ' || coalesce(new, '') FROM change_row"
        )
        return {
            word.strip('",.{}')
            for each in found.scalars()
            for word in each.replace(":", " ").replace('"', " ").split()
        }
