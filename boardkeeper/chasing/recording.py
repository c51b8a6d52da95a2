"""Letters that went out, kept in the threads of the matters they were about; one step, whatever the number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from boardkeeper.chasing.due import letters_to
from boardkeeper.chasing.officers import Officers
from boardkeeper.chasing.reading import LETTERS, OpenMatter, matters_in
from boardkeeper.chasing.views import Letter
from boardkeeper.errors import UserError
from boardkeeper.follow_up.matters import Matter, rows_in, threads_together
from boardkeeper.logs.threads import entry_into
from boardkeeper.rules.chasing import Step, is_further
from boardkeeper.rules.due_dates import full_date
from db.tables.follow_up import ChaseStep, FollowUpStatus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_KINDS = {step: kind for kind, step in LETTERS.items()}
_WORDS = {
    ChaseStep.REMINDER: "Reminder to {names}.",
    ChaseStep.SECOND_REMINDER: "Second reminder to {names}.",
    ChaseStep.NAMED: "Named to the chair; letter to {names}.",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: how many letters, and in how many threads."""

    letters: int
    matters: int


def record_letters(store: Store, who: str, letters: Sequence[Letter], on: date) -> Recorded:
    """Keep in every matter’s thread that a letter about it went out that day, all as one step.

    A matter that was only open is *requested* from then on.

    Raises:
        UserError: There is no letter, or one of them went out already, or is about something closed meanwhile.
    """
    sent = [letter for letter in letters if letter.asked]
    if not sent:
        raise UserError("There is no letter to record.", "Choose an officer to whom one is due.")
    label = f"Record the letter to {sent[0].officer}" if len(sent) == 1 else f"Record {len(sent)} letters"
    with store.edit(label, who) as session:
        return record_letters_into(session, who, sent, on)


def record_letters_into(session: Session, who: str, letters: Sequence[Letter], on: date) -> Recorded:
    """The same inside an edit that is already open."""
    asked = [(letter, matter, step) for letter in letters for matter, step in letter.asked]
    rows = dict(rows_in(session, [matter for _, matter, _ in asked]))
    now = matters_in(session, rows)
    directories = {row.board_id: Officers(session, row.board_id, on) for row in _one_of_each(rows.values())}
    told: dict[tuple[Matter, ChaseStep], list[str]] = {}
    for letter, matter, step in asked:
        _require_turn(now.get(matter), step, letter.officer, directories[rows[matter].board_id])
        names = told.setdefault((matter, step), [])
        if letter.officer not in names:
            names.append(letter.officer)
    with threads_together(session, list(rows)):
        for (matter, step), names in told.items():
            row = rows[matter]
            # “Requested” says that an answer was asked for and none has come.
            status = FollowUpStatus.REQUESTED if row.status is FollowUpStatus.OPEN else row.status
            words = _WORDS[step].format(names="; ".join(names))
            entry_into(session, matter.log, row, words, status, on, who, kind=_KINDS[step])
    return Recorded(len(letters), len({matter for matter, _ in told}))


def _one_of_each(rows: Iterable[Any]) -> Iterable[Any]:
    """A row of each board."""
    return {row.board_id: row for row in rows}.values()


def _require_turn(now: OpenMatter | None, step: ChaseStep, officer: str, officers: Officers) -> None:
    """Refuse a letter that went out already, and one about something that is finished."""
    if now is None:
        raise UserError("One of the matters was closed meanwhile.", "Look at the letters as they are now.")
    owner = next((each for each in officers.of(now.owner) if each.name == officer), None)
    if now.waits or owner is None:
        why = f"is {now.waits}" if now.waits else f"is no longer with {officer}"
        raise UserError(f"{now.reference} {why}.", "Look at the letters as they are now.")
    for entry in letters_to(now, owner, officers):
        if not is_further(Step(step.value), Step(entry.step.value)):
            day = f" on {full_date(entry.on)}" if entry.on else ""
            raise UserError(
                f"{officer} had that letter about {now.reference} already{day}.",
                "Look at the letters as they are now.",
            )
