"""Merging a review: what was planned and chosen is done, in one step that is named after the chair and can be undone.

Nothing is lost. What is not taken over is kept as a settled remark that says so; what both sides said in a thread stays,
in the order of the days; what stood here before is in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import TableClause, column, func, insert, select, table, update
from sqlalchemy.exc import IntegrityError

from boardkeeper import clock
from boardkeeper.errors import UserError
from boardkeeper.kept_files import keep_into
from boardkeeper.reviews.fields import Values, own_values
from boardkeeper.reviews.plan import Choice, MergeDone, MergePlan, Outcome
from boardkeeper.reviews.planning import PARENTS, Planned, plan_in, plan_of, require_open, told_of
from boardkeeper.reviews.returned import Returned, RowChange, Value
from boardkeeper.reviews.settling import follow_paragraphs, settle_thread
from db.tables import Base
from db.tables.actions import ActionUpdate
from db.tables.base import new_id
from db.tables.decisions import Progress
from db.tables.imports import Blob
from db.tables.minutes import MinuteParagraph
from db.tables.reviews import Remark, RemarkKind, ReviewState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["Choices", "PlanIsStale", "Undecided", "label_of", "merge", "merge_into", "require_choices"]

Choices = Mapping[str, Choice | str]
"""By the id of a line: whose words, or words of the officer's own."""

_NOT_TAKEN = "Not taken over when the review was merged."
_OWN_WORDS = "Both sides had changed it. It was merged in words of its own."


class PlanIsStale(UserError):
    """The board has changed since the merge was planned."""


class Undecided(UserError):
    """Something both sides changed was not decided yet."""


def label_of(chair: str) -> str:
    """The step as the history and the undo button say it."""
    return f"Merge the review of {chair}"


def merge(
    store: Store, who: str, plan: MergePlan, choices: Choices | None = None, *, on: date | None = None
) -> MergeDone:
    """Do what was planned and chosen, as one step.

    Args:
        store: The officer's file.
        who: The officer.
        plan: As the officer saw it.
        choices: For every conflict, and for whatever else shall go otherwise than planned.
        on: The day it is done; today when nobody says.

    Raises:
        PlanIsStale: The board has changed since; it must be planned again.
        Undecided: A conflict has no choice.
        UserError: It was merged already or withdrawn, or a choice says nothing.
    """
    try:
        with store.edit(label_of(plan.chair), who) as session:
            return merge_into(session, who, plan, choices or {}, on or clock.current_day())
    except IntegrityError as error:
        raise UserError(
            "The review holds something that this board cannot take.",
            "Nothing was merged. Ask the chair to send it back again.",
        ) from error


def merge_into(session: Session, who: str, plan: MergePlan, choices: Choices, on: date) -> MergeDone:
    """The same inside an edit that is already open."""
    review = require_open(session, plan.review_id)
    planned = plan_in(session, plan.returned)
    if plan_of(plan.returned, planned) != plan:
        raise PlanIsStale(
            "The board has changed since the merge was laid out.",
            "Look at what is new, then apply it again. Your choices are kept.",
        )
    require_choices(plan, choices)
    merger = _Merger(session, who, plan.returned, on)
    for each in planned:
        merger.carry_out(each, choices.get(each.line.id))
    merger.finish()
    moment = clock.current_moment()
    review.state, review.merged_at, review.merged_by = ReviewState.MERGED, moment, who
    review.returned_at = plan.returned.returned_at
    session.flush()
    return MergeDone(label_of(plan.chair), plan.chair, merger.taken, merger.remarked)


def require_choices(plan: MergePlan, choices: Choices) -> None:
    """See that everything is decided, and nothing in a way it cannot be.

    Raises:
        Undecided: A conflict has no choice.
        UserError: A choice is none that the line offers.
    """
    left = [line for line in plan.conflicts if line.id not in choices]
    if left:
        places = "One place is" if len(left) == 1 else f"{len(left)} places are"
        raise Undecided(
            f"{places} not decided yet, first {left[0].about}: {left[0].name.lower()}.",
            "Choose whose words shall stand.",
        )
    for line in plan.lines:
        choice = choices.get(line.id)
        is_refused = choice not in line.allowed if isinstance(choice, Choice) else not line.takes_words
        if choice is not None and is_refused:
            raise UserError(
                f"{line.about}: {line.name.lower()} cannot be decided so.", "Choose one of the ways offered."
            )


class _Merger:
    """Carries out line after line."""

    def __init__(self, session: Session, who: str, returned: Returned, on: date) -> None:
        self._session = session
        self._who = who
        self._returned = returned
        self._on = on
        self._threads: set[tuple[str, str]] = set()
        self._before: dict[str, str] = {}
        self._worded: set[tuple[str, str]] = set()
        there = select(func.count(Remark.id)).where(Remark.board_id == returned.board_id)
        self._places = session.scalar(there) or 0
        self.taken = 0
        self.remarked = 0

    def carry_out(self, planned: Planned, choice: Choice | str | None) -> None:
        """Do what one line says."""
        line = planned.line
        if line.outcome is Outcome.SAME:
            return
        if line.outcome in {Outcome.LOST_ROW, Outcome.REFUSED}:
            self._remark(planned, f"Not taken over: {line.note}")
        elif planned.what is None:
            self._add(planned.change)
        else:
            self._change(planned, line.usual if choice is None else choice)

    def finish(self) -> None:
        """What follows from the lines together: threads in the order of their days, logs that say what a limb says."""
        self._session.flush()
        self._session.expire_all()
        follow_paragraphs(self._session, self._before, self._worded)
        for name, row_id in sorted(self._threads):
            settle_thread(self._session, name, row_id, self._returned, self._who, self._on)

    def _change(self, planned: Planned, choice: Choice | str | None) -> None:
        what, found, change = planned.what, planned.settled, planned.change
        if what is None or found is None or choice is None:
            raise Undecided(f"{planned.line.about}: {planned.line.name.lower()} is not decided.")
        if isinstance(choice, Choice):
            values: Values = found.values[choice]
        else:
            values = own_values(what, choice, found, self._on)
        if what.key == "text" and change.table == "minute_paragraph":
            self._before[change.row_id] = self._session.get_one(MinuteParagraph, change.row_id).text
        self._write(change.table, change.row_id, values)
        if what.key == "text":
            self._worded.add((change.table, change.row_id))
        if what.key == "status":
            self._threads.add((change.table, change.row_id))
        if choice in {Choice.CHAIRS, Choice.BOTH}:
            self.taken += 1
        else:
            self._remark(planned, _NOT_TAKEN if choice is Choice.OURS else _OWN_WORDS)

    def _add(self, change: RowChange) -> None:
        values = dict(change.after)
        if change.table == "remark":
            values["review_id"] = self._returned.review_id
            values["board_id"] = self._returned.board_id
        for parent, name in PARENTS[change.table]:
            if values.get(name) and change.table != "evidence":
                self._threads.add((parent, str(values[name])))
        if change.table == "evidence":
            self._bring_file(values)
            for name, entries in (("action_update_id", ActionUpdate), ("progress_id", Progress)):
                if values.get(name) and self._session.get(entries, values[name]) is None:
                    values[name] = None
        unknown = values.keys() - set(Base.metadata.tables[change.table].columns.keys())
        if unknown:
            raise UserError(
                f"The review holds a “{min(unknown)}”, which this program does not know.",
                "Bring Boardkeeper up to date and merge it then.",
            )
        values |= {"id": change.row_id, "version": 1}
        self._session.flush()
        self._session.execute(insert(_plain(change.table, values)).values(**values))
        self.taken += 1

    def _bring_file(self, values: dict[str, Value]) -> None:
        """Keep the file of an evidence; one that did not come along leaves its title."""
        digest = values.get("blob_hash")
        if not digest or self._session.get(Blob, digest) is not None:
            return
        file = next((each for each in self._returned.files if each.hash == digest), None)
        values["blob_hash"] = keep_into(self._session, file.content, file.media_type) if file else None

    def _write(self, name: str, row_id: str, values: Values) -> None:
        plain = _plain(name, ("id", "version", *values))
        settings = {**values, "version": plain.c.version + 1}
        self._session.execute(update(plain).where(plain.c.id == row_id).values(settings))

    def _remark(self, planned: Planned, answer: str) -> None:
        """Keep an edit that was not taken over, where it would have gone."""
        line = planned.line
        said = line.theirs or "(nothing)"
        if line.is_addition:
            more = told_of(planned.change)
            text = f"{line.name}: {said}" + (f" ({more})" if more else "")
        else:
            text = f"{line.name} proposed: {said}"
        self._session.add(
            Remark(
                id=new_id(),
                board_id=self._returned.board_id,
                review_id=self._returned.review_id,
                kind=RemarkKind.COMMENT,
                about=planned.about,
                about_id=planned.about_id,
                about_words=line.about,
                text=text,
                said_by=self._returned.chair,
                said_on=_day_of(planned.change, self._returned),
                answer=answer,
                answered_by=self._who,
                answered_on=self._on,
                is_settled=True,
                position=self._places,
            )
        )
        self._places += 1
        self.remarked += 1


def _plain(name: str, columns: Iterable[str]) -> TableClause:
    """A table that takes values as SQLite holds them: what came back is written exactly so."""
    return table(name, *(column(each) for each in columns))


def _day_of(change: RowChange, returned: Returned) -> date:
    written = change.after.get("said_on") or change.after.get("shown_on")
    return date.fromisoformat(str(written)) if written else returned.returned_at.date()
