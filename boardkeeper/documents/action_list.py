"""Who has to do what: everything asked for and not finished, one list for each officer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from boardkeeper.boards import BoardView
from boardkeeper.decisions import CLOSED, FollowUpStatus
from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    SectionKind,
    Table,
)
from boardkeeper.documents.follow_up import status_cell
from boardkeeper.rules.due_dates import full_date

_COLUMNS = (
    Column("Where it comes from", 20),
    Column("What", 46),
    Column("By when", 16),
    Column("Status", 18),
)
_NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One thing somebody is asked for, out of either log.

    Attributes:
        place: “Minute 17(2), 10 July 2019”, or what else is known of where it comes from.
        due: As it was written; blank when no day was set.
    """

    officer: str
    place: str
    text: str
    due: str
    due_on: date | None
    status: FollowUpStatus
    overdue_days: int

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is expected."""
        return self.status in CLOSED


def compose_action_list(
    board: BoardView, lines: Sequence[AskedLine], as_at: date, meeting_on: date | None, key: str = "asked"
) -> Section:
    """Compose the lists, officers by name and whoever is not named last.

    Args:
        board: Whose board it is.
        lines: What is asked for; those of one officer come together, the earliest date first.
        as_at: The day lateness is counted to.
        meeting_on: When only one meeting’s are listed, its day.
        key: Of the section; anchors inside begin with it.
    """
    what = f"asked for on {full_date(meeting_on)}" if meeting_on else "open from all meetings"
    ordered = sorted(lines, key=_order)
    blocks: list[Block] = [
        Heading(1, "Action list", anchor=f"{key}-top"),
        Paragraph(f"{board.name} · {what} · as at {full_date(as_at)}", ParagraphKind.LEAD),
    ]
    if not ordered:
        blocks.append(Paragraph("Nobody is asked for anything that is not finished."))
    for officer, run in groupby(ordered, key=lambda line: line.officer.strip()):
        rows = tuple(_row(line) for line in run)
        count = f"{len(rows)} to do"
        blocks += [Heading(2, officer or _NOBODY), Table(_COLUMNS, rows, caption=count)]
    return Section(key=key, title="Action list", blocks=tuple(blocks), kind=SectionKind.TRACKING)


def _order(line: AskedLine) -> tuple[bool, str, str, date, str]:
    name = line.officer.strip()
    return not name, name.casefold(), name, line.due_on or date.max, line.place


def _row(line: AskedLine) -> Row:
    return Row((Cell(line.place), Cell(line.text), Cell(line.due or "No day set"), status_cell(line)))
