"""How soon an edit of the sample board is on the screen, for every kind of edit that its pack shows.

    python3 bench/edits_shown.py           CPU milliseconds of each part, beside the edit of a report and beside a pack from nothing

Every edit goes through its use case and its page is drawn as the window draws it: what is remembered is gathered, composed
and laid out again, and the first page that looks different is drawn. Only the ratios travel to another machine.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from boardkeeper import (
    agenda,
    boards,
    follow_up,
    kpis,
    meetings,
    minutes,
    packs,
    people,
    plan,
    programme,
    reports,
)
from boardkeeper.editions import Edition, compose_edition, gather_editions
from boardkeeper.follow_up import Matter
from boardkeeper.making import make_store
from boardkeeper.remembering import forget_all
from boardkeeper.render.pdf import SectionCache, lay_out_pack
from boardkeeper.render.pdf.screen import Screen
from db.recalling import Recalled
from db.tables.follow_up import FollowUpStatus, Log

if TYPE_CHECKING:
    from boardkeeper.packs import PackPapers
    from db.store import Store

WHO = "bench"
RUNS = 7
AT_ONCE_MS = 100
MEETING = date(2026, 12, 9)
STATUSES = (plan.MilestoneStatus.ON_TRACK, plan.MilestoneStatus.OFF_TRACK)
PRESENCE = (minutes.Presence.PRESENT, minutes.Presence.APOLOGIES)
PARTS = ("edit", "gather", "compose", "lay out", "draw")
Edit = Callable[[int], object]


@dataclass(slots=True)
class Clock:
    """The CPU time of each part of one run, in milliseconds."""

    parts: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Count what the block takes."""
        start = time.process_time()
        yield
        self.parts[part] = 1000 * (time.process_time() - start)

    @property
    def after(self) -> float:
        """Everything behind the edit: from what is in the file to the picture."""
        return sum(taken for part, taken in self.parts.items() if part != "edit")


class Looking:
    """Somebody who looks at the public pack of the coming meeting."""

    def __init__(self, store: Store) -> None:
        self._store = store
        board = boards.find_board(store)
        self._meeting_id = meetings.find_meeting(store, board.id, MEETING).id
        self._cache = SectionCache()
        self._looks: tuple[object, ...] = ()

    def look(self, edit: Callable[[], object]) -> Clock:
        """Do the edit and look at the first page that it changed."""
        clock = Clock()
        with clock.of("edit"):
            edit()
        with clock.of("gather"):
            gathered = gather_editions(self._store, self._meeting_id)
        with clock.of("compose"):
            composed = compose_edition(gathered, Edition(), cache=self._cache)
        with clock.of("lay out"):
            screen = Screen(lay_out_pack(composed.pack, cache=self._cache, style=composed.style))
            looks = tuple(screen.look(index) for index in range(len(screen)))
        before = set(self._looks)
        changed = [index for index, look in enumerate(looks) if look not in before]
        if not changed:
            raise AssertionError("no page changed")
        with clock.of("draw"):
            screen.picture(changed[0], 96.0)
        self._looks = looks
        return clock


def edits(store: Store) -> dict[str, Edit]:
    """Every kind of edit that the pack shows; each is given a number to say something new."""
    board = boards.find_board(store)
    meeting = meetings.find_meeting(store, board.id, MEETING)
    with store.read() as session:
        before = meetings.previous_meeting(session, meeting.id)
    assert before is not None
    papers = packs.gather_papers(store, meeting.id)
    action = Matter(Log.ACTIONS, papers.actions[-1].id)
    decision = Matter(Log.DECISIONS, papers.decisions[-1].id)
    item = next(each for each in papers.items if each.number)
    assert papers.plan is not None
    milestone = papers.plan.priorities[0].milestones[0]
    kpi = next(each for each in papers.kpis if each.latest is not None and not each.latest.withheld)
    assert kpi.latest is not None
    period, topic, person = kpi.latest.period, papers.programme[0], papers.members[0]
    return {
        "a report’s paragraph": paragraph(store, papers),
        "a minute": minute(store, before.id),
        "who an action is for": lambda turn: follow_up.change(
            store, WHO, [action], MEETING, owner=f"Jean Kelly {turn}"
        ),
        "what came of an action": lambda turn: follow_up.record(
            store, WHO, action, f"Letter {turn} was sent.", FollowUpStatus.IN_PROGRESS, MEETING
        ),
        "who a decision is for": lambda turn: follow_up.change(
            store, WHO, [decision], MEETING, owner=f"Jean Kelly {turn}"
        ),
        "what came of a decision": lambda turn: follow_up.record(
            store, WHO, decision, f"Letter {turn} was sent.", FollowUpStatus.IN_PROGRESS, MEETING
        ),
        "an item’s title": lambda turn: agenda.update_item(store, WHO, item.id, title=f"Apologies {turn}"),
        "an item’s purpose": lambda turn: agenda.update_item(
            store, WHO, item.id, purpose=f"To receive apologies, turn {turn}."
        ),
        "a KPI’s name": lambda turn: kpis.rename_kpi(store, WHO, kpi.id, f"Visits made in time, {turn}"),
        "a KPI’s figure": lambda turn: kpis.record_figure(
            store, WHO, kpi.id, period, value=Decimal(f"{50 + turn % 40}.3")
        ),
        "a milestone’s words": lambda turn: plan.edit_milestone(
            store, WHO, milestone.id, text=f"Every visit is written up, {turn}"
        ),
        "a milestone’s status": lambda turn: plan.record_milestone_status(
            store, WHO, milestone.id, "2026-11", STATUSES[turn % 2], f"Turn {turn}", MEETING
        ),
        "a topic of the programme": lambda turn: programme.update_programme_item(
            store, WHO, topic.id, topic=f"Early help, {turn}"
        ),
        "a person’s name": lambda turn: people.update_person(
            store, WHO, person.person_id, name=f"Jean Kelly {turn}"
        ),
        "who was there": lambda turn: minutes.record_attendance(
            store, WHO, before.id, person.person_id, PRESENCE[turn % 2]
        ),
        "the meeting’s venue": lambda turn: meetings.update_meeting(
            store, WHO, meeting.id, venue=f"Committee Room {turn}"
        ),
    }


def paragraph(store: Store, papers: PackPapers) -> Edit:
    """A sentence more in a paragraph of a report."""
    view = next(iter(papers.reports.values())).view
    section = next(each for each in view.sections if len(each.paragraphs) > 1)
    written = [
        reports.WrittenParagraph(each.id, each.kind, each.level, each.text, each.marks)
        for each in section.paragraphs
    ]

    def edit(turn: int) -> object:
        said = replace(written[0], text=f"{written[0].text} Said {turn} times.", marks=())
        return reports.write_section(store, WHO, section.id, [said, *written[1:]])

    return edit


def minute(store: Store, meeting_id: str) -> Edit:
    """A sentence more in the minutes of the meeting before."""
    pieces = minutes.pieces_of(minutes.get_minutes(store, meeting_id))
    place = next(index for index, each in enumerate(pieces) if each.kind is minutes.PieceKind.TEXT)

    def edit(turn: int) -> object:
        said = replace(pieces[place], text=f"{pieces[place].text} Said {turn} times.", marks=())
        written = [*pieces[:place], said, *pieces[place + 1 :]]
        minutes.write_pieces(store, WHO, meeting_id, written, pieces)
        return written

    return edit


def from_nothing(store: Store) -> float:
    """A pack gathered, composed, laid out and one page of it drawn, with nothing remembered."""
    store.recalled = Recalled()
    forget_all()
    return Looking(store).look(lambda: None).after


def measure(store: Store) -> Iterator[tuple[str, dict[str, float]]]:
    """The medians of every part of every kind of edit."""
    looking, turn = Looking(store), 0
    looking.look(lambda: None)
    for name, edit in edits(store).items():
        clocks = []
        for _ in range(RUNS + 1):
            turn += 1
            clocks.append(looking.look(partial(edit, turn)))
        yield name, {part: statistics.median(each.parts[part] for each in clocks[1:]) for part in PARTS}


def show(folder: Path) -> None:
    """Print every kind of edit beside that of a report and beside a pack from nothing."""
    with make_store(folder / "shown.board", WHO, sample=True) as store:
        from_nothing(store)
        whole = statistics.median(from_nothing(store) for _ in range(3))
        print(f"{'a pack from nothing':26} {whole:6.0f} ms")
        beside = 0.0
        for name, parts in measure(store):
            after = sum(taken for part, taken in parts.items() if part != "edit")
            beside = beside or after
            told = ", ".join(f"{part} {taken:.0f}" for part, taken in parts.items())
            late = "" if after <= AT_ONCE_MS else "   LATE"
            print(
                f"{name:26} {after:6.0f} ms   beside a report {after / beside:.2f}, beside the whole {after / whole:.3f}"
                f"   ({told}){late}"
            )


def main() -> int:
    """Measure on a new sample board."""
    with tempfile.TemporaryDirectory() as folder:
        show(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
