"""What the versions panel reads on the database thread."""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper import minutes_out
from boardkeeper.documents.blocks import Pack
from boardkeeper.minutes import versions
from boardkeeper.minutes.versions import Moment, ParagraphChange
from boardkeeper.rules.due_dates import long_date
from ui.operations import Desk


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """Two moments and what changed between them; `asked` tells an answer that came too late from the one wanted."""

    earlier: Moment
    later: Moment
    changes: tuple[ParagraphChange, ...]
    asked: int


def hold_against(desk: Desk, meeting_id: str, earlier: Moment, later: Moment, asked: int) -> HeldAgainst:
    """Read the minutes at two moments and hold them against each other."""
    before = versions.minutes_at(desk, meeting_id, earlier.step_id)
    after = versions.minutes_at(desk, meeting_id, later.step_id)
    return HeldAgainst(earlier, later, versions.compare(before, after), asked)


def gather_comparison(desk: Desk, meeting_id: str, earlier: Moment, later: Moment) -> Pack:
    """Compose what changed between two moments as a paper."""
    return minutes_out.comparison_pack(
        minutes_out.gather_minutes(desk, meeting_id),
        versions.minutes_at(desk, meeting_id, earlier.step_id),
        versions.minutes_at(desk, meeting_id, later.step_id),
        (named(earlier), named(later)),
    )


def named(moment: Moment) -> str:
    """A moment in a line: “Draft 2 · Wed 11 Sep 2019, 14:05 · Helen Rickman”."""
    at = moment.at.astimezone()
    return f"{moment.title} · {long_date(at.date())}, {at:%H:%M} · {moment.who}"


def default_pair(moments: tuple[Moment, ...]) -> tuple[int, int]:
    """Which two are shown first: what there is now, against what was circulated or approved last, or the draft before."""
    last = len(moments) - 1
    marked = [place for place, each in enumerate(moments[:-2]) if each.kind is versions.MomentKind.MARKED]
    if marked:
        return marked[-1], last
    return max(0, last - 2), last
