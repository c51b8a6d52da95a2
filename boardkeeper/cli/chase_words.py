"""How chasing is said by commands: in lines, and under the stable keys of docs/cli.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from boardkeeper.cli.answers import columns

if TYPE_CHECKING:
    from boardkeeper.chase_wording import Wording
    from boardkeeper.chasing import ChaseRow, Letter, NamedMatter, OfficerLetters


def lines(officers: Sequence[OfficerLetters]) -> list[str]:
    """Officers with what is due of them beneath."""
    lines: list[str] = []
    for each in officers:
        address_of = each.email or "no e-mail address"
        letter = f"; {each.step.value} due" if each.step is not None else ""
        lines.append(f"{each.officer} ({address_of}){letter}" if each.officer else "Nobody named")
        lines += [f"  {line}" for line in columns([_row_words(row) for row in each.rows])]
    return lines


def _row_words(row: ChaseRow) -> tuple[str, str, str, str]:
    late = f"{days(row.overdue_days)} overdue" if row.overdue_days else ""
    step = (
        row.step.value
        if row.step is not None
        else row.waits or ("named to the chair" if row.is_named else "")
    )
    return row.reference, row.due or str(row.due_on or ""), late, step


def officer_data(each: OfficerLetters) -> dict[str, Any]:
    """An officer under stable keys."""
    return {
        "officer": each.officer or None,
        "email": each.email or None,
        "post": each.post or None,
        "letter": each.step.value if each.step is not None else None,
        "rows": [row_data(row) for row in each.rows],
    }


def row_data(row: ChaseRow) -> dict[str, Any]:
    """A matter under stable keys."""
    return {
        "log": row.matter.log.value,
        "reference": row.reference.rpartition(" ")[2],
        "place": row.place or None,
        "text": row.text,
        "due": row.due or None,
        "due_on": row.due_on,
        "overdue_days": row.overdue_days,
        "letter": row.step.value if row.step is not None else None,
        "next_letter": row.next_step.value if row.next_step is not None else None,
        "next_on": row.next_on,
        "sent": [{"letter": step.value, "on": on} for step, on in row.sent],
        "waits": row.waits or None,
    }


def named_data(each: NamedMatter) -> dict[str, Any]:
    """What was named to the chair under stable keys."""
    return {"officers": list(each.officers), "named_on": each.named_on, **row_data(each.row)}


def letter_data(letter: Letter, path: Path | None) -> dict[str, Any]:
    """A letter under stable keys."""
    return {
        "letter": letter.step.value,
        "officer": letter.officer,
        "to": letter.to or None,
        "subject": letter.subject,
        "body": letter.words,
        "about": [
            {"log": matter.log.value, "id": matter.id, "letter": step.value} for matter, step in letter.asked
        ],
        "file": path,
    }


def wording_data(each: Wording) -> dict[str, Any]:
    """A wording under stable keys."""
    return {"letter": each.step.value, "subject": each.subject, "words": each.words, "own": each.is_own}


def wording_lines(found: Sequence[Wording]) -> list[str]:
    return [
        f"{each.step.value.upper()} ({'the board’s own' if each.is_own else 'standard'})\n"
        f"Subject: {each.subject}\n\n{each.words}"
        for each in found
    ]


def days(count: int) -> str:
    """“1 day”, “42 days”."""
    return f"{count:,} day{'' if count == 1 else 's'}"
