"""How the commands about agendas address an item and say what an agenda is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from boardkeeper.cli.answers import answer, opened, read_date
from boardkeeper.errors import UserError
from boardkeeper.rules.exemption import parse_paragraphs

if TYPE_CHECKING:
    from boardkeeper.agenda import AgendaItemView
    from db.store import Store

W = TypeVar("W", bound=StrEnum)

OfMeeting = Annotated[str, typer.Option("--meeting", metavar="DATE", help="The day of the meeting.")]
Item = Annotated[str, typer.Argument(metavar="ITEM", help="Its number, or words only its title holds.")]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="standing, report, verbal update, to follow, presentation, urgent or heading.",
    ),
]
Paper = Annotated[
    str | None,
    typer.Option("--paper", metavar="PAPER", help="The paper behind it, e.g. report or “work programme”."),
]
Purpose = Annotated[
    str | None, typer.Option("--purpose", metavar="WORDS", help="What the board is asked to do.")
]
Lead = Annotated[str | None, typer.Option("--lead", metavar="NAME", help="Who leads it.")]
Education = Annotated[
    bool | None,
    typer.Option(
        "--education/--no-education",
        help="Whether members who vote on education only vote on it.",
    ),
]
Urgent = Annotated[
    str | None,
    typer.Option("--urgent-because", metavar="REASON", help="The special circumstances why it cannot wait."),
]


@dataclass(frozen=True, slots=True)
class OpenAgenda:
    """A board file opened on one meeting's agenda, with the name its history keeps."""

    store: Store
    who: str
    meeting_id: str

    @property
    def items(self) -> tuple[AgendaItemView, ...]:
        """The items as they stand."""
        from boardkeeper import agenda

        return agenda.list_items(self.store, self.meeting_id)

    def item(self, written: str) -> AgendaItemView:
        """The item that is meant."""
        from boardkeeper import agenda

        return agenda.find_item(self.items, written)

    def tell(self, said: str, *, as_json: bool) -> None:
        """Answer with the agenda as it is now, after a line that says what was done."""
        items = self.items
        findings = self.findings
        lines = [said] if said else []
        lines += lines_of(items) or ["There is nothing on the agenda yet."]
        lines += [f"Note: {sentence}" for sentence in findings]
        answer({"items": [data_of(item, items) for item in items], "notes": findings}, lines, as_json=as_json)

    @property
    def findings(self) -> list[str]:
        """What is wrong about the exempt part."""
        from boardkeeper import exempting

        return [each.sentence for each in exempting.exclusion_findings(self.store, self.meeting_id)]


@contextmanager
def opened_agenda(file: Path, meeting: str, board: str | None, who: str | None) -> Iterator[OpenAgenda]:
    """A board file opened for one command about one meeting's agenda."""
    from boardkeeper import boards, meetings

    day = read_date(meeting, "--meeting")
    with opened(file, who) as (store, name):
        found = meetings.find_meeting(store, boards.find_board(store, board).id, day)
        yield OpenAgenda(store, name, found.id)


def read_word(kinds: type[W], written: str, option: str) -> W:
    """One of the domain's words, however it is capitalised; its beginning will do when no other begins so.

    Raises:
        UserError: It is none of them.
    """
    wanted = " ".join(written.split()).casefold()
    words = {kind.value.casefold(): kind for kind in kinds}
    close = [kind for word, kind in words.items() if wanted and word.startswith(wanted)]
    if wanted in words:
        return words[wanted]
    if len(close) == 1:
        return close[0]
    listed = ", ".join(kind.value for kind in kinds)
    raise UserError(f"“{written.strip()}” is not understood after {option}.", f"Choose from: {listed}.")


def read_paragraphs(written: str) -> tuple[int, ...]:
    """Paragraphs of Schedule 12A as people list them.

    Raises:
        UserError: Something else is written.
    """
    try:
        return parse_paragraphs(written)
    except ValueError as error:
        raise UserError(str(error), "Write them like --paragraphs “1, 3”.") from error


def data_of(item: AgendaItemView, items: Sequence[AgendaItemView]) -> dict[str, Any]:
    """An item with the keys of docs/cli.md."""
    numbers = {each.id: each.number for each in items}
    return {
        "number": item.number or None,
        "title": item.title,
        "kind": item.kind.value,
        "paper": item.paper.value,
        "purpose": item.purpose,
        "lead": item.lead,
        "under": numbers.get(item.parent_id or ""),
        "urgent_because": item.urgent_reason or None,
        "exempt": list(cited(item.exempt_paragraphs)),
        "public_interest_reason": item.public_interest_reason or None,
        "confidential": item.is_confidential,
        "excludes_public": item.excludes_public,
        "concerns_education": item.concerns_education,
        "published": item.is_frozen,
        "report": item.has_report,
    }


def cited(paragraphs: str) -> tuple[int, ...]:
    """The paragraphs a marking names; none where other words were brought in."""
    try:
        return parse_paragraphs(paragraphs)
    except ValueError:
        return ()


def lines_of(items: Sequence[AgendaItemView]) -> list[str]:
    """The agenda as people read it, sub-items further in."""
    lines = []
    for item in items:
        indent = "   " if item.parent_id else ""
        remarks = [item.kind.value] if item.kind.value not in {"report", "standing", "heading"} else []
        if item.is_confidential:
            remarks.append("confidential")
        elif item.exempt_paragraphs:
            remarks.append(f"exempt {item.exempt_paragraphs}")
        if item.concerns_education:
            remarks.append("education")
        said = f"  [{', '.join(remarks)}]" if remarks else ""
        lines.append(f"{indent}{item.number:>4}  {item.title}{said}")
    return lines
