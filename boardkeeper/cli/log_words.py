"""How a row of either log is said: in a column, in full, and under the stable keys of docs/cli.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from boardkeeper.rules.due_dates import long_date

if TYPE_CHECKING:
    from boardkeeper.actions import ActionView
    from boardkeeper.decisions import DecisionView
    from boardkeeper.follow_up import EvidenceView, ProgressView

_LONGEST = 72
#: What stands in the other columns is short as a rule; one that is not must not push them all apart.
_LONGEST_OTHER = 40


def owner_of(row: Any) -> str:
    """Who is to do it, whichever log it is in."""
    return str(getattr(row, "owner", "") or getattr(row, "officer", ""))


def due_of(row: Any) -> str:
    """Its date as it was written."""
    return str(getattr(row, "due_written", "") or getattr(row, "target_written", ""))


def line_of(row: Any) -> tuple[str, ...]:
    """A row of the list: reference, words, owner, date, where it stands."""
    others = (owner_of(row) or "nobody named", due_of(row) or "no date")
    return (
        _short(row.reference),
        _short(row.text, _LONGEST),
        *(_short(each) for each in others),
        stands(row),
    )


def _short(words: str, longest: int = _LONGEST_OTHER) -> str:
    text = " ".join(words.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def stands(row: Any) -> str:
    """“in progress, 42 days overdue, postponed once”."""
    late = row.overdue_days
    parts = [
        row.status.value,
        f"{late} {'day' if late == 1 else 'days'} overdue" if late else "",
        _times("postponed", row.times_postponed),
        _times("chased", row.times_chased),
        f"to be heard {row.hearing}" if row.awaits_hearing else "",
        "archived" if row.is_archived else "",
    ]
    return ", ".join(part for part in parts if part)


def action_data(row: ActionView) -> dict[str, Any]:
    """An action under its stable keys."""
    return {
        "reference": row.reference,
        "text": row.text,
        "owner": row.owner or None,
        "due": row.due_written or None,
        "due_on": row.due_on,
        **_shared(row),
        "raised_on": row.raised_on,
        "raised_by": row.raised_by.value,
        "minute": row.minute or None,
    }


def decision_data(row: DecisionView) -> dict[str, Any]:
    """A tracking decision under its stable keys."""
    return {
        "reference": row.reference,
        "text": row.text,
        "owner": row.officer or None,
        "due": row.target_written or None,
        "due_on": row.target_on,
        **_shared(row),
        "decided_on": row.decided_on,
        "minute": row.minute_title or row.minute_reference or None,
    }


def shown(row: Any, thread: Sequence[ProgressView], evidence: Sequence[EvidenceView]) -> Iterator[str]:
    """A row in full: its facts, its thread from the beginning, what shows that it was done."""
    yield f"{row.reference}  {row.text}"
    minute = row.minute if hasattr(row, "minute") else row.minute_title or row.minute_reference
    links = (row.milestone, row.kpi, row.programme)
    facts = (
        ("Owner", owner_of(row) or "nobody named"),
        ("Due", due_of(row) or "no date"),
        ("First due", row.first_due_written if row.times_postponed else ""),
        ("Stands", stands(row)),
        ("Priority", row.importance.value),
        ("Minute", minute),
        ("Linked to", "; ".join(link.words for link in links if link is not None)),
    )
    yield from (f"{name}: {said}" for name, said in facts if said)
    for entry in thread:
        day = long_date(entry.said_on) if entry.said_on else "no date"
        by = f", {entry.said_by}" if entry.said_by else ""
        yield f"  {day}{by} ({entry.status.value}): {' '.join(entry.text.split())}"
    for each in evidence:
        kept = f" ({each.file_name})" if each.file_name and each.file_name != each.title else ""
        yield f"  Evidence: {each.title}{kept}"


def thread_data(thread: Sequence[ProgressView]) -> list[dict[str, Any]]:
    """A thread under its stable keys, oldest first."""
    return [
        {
            "on": entry.said_on,
            "by": entry.said_by or None,
            "kind": entry.kind.value,
            "text": entry.text,
            "status": entry.status.value,
        }
        for entry in thread
    ]


def evidence_data(evidence: Sequence[EvidenceView]) -> list[dict[str, Any]]:
    """Evidence under its stable keys."""
    return [{"title": each.title, "file": each.file_name or None, "on": each.shown_on} for each in evidence]


def _shared(row: Any) -> dict[str, Any]:
    return {
        "status": row.status.value,
        "priority": row.importance.value,
        "progress": row.progress or None,
        "overdue_days": row.overdue_days,
        "age_days": row.age_days,
        "first_due": row.first_due_written or None,
        "times_postponed": row.times_postponed,
        "times_chased": row.times_chased,
        "completed_on": row.completed_on,
        "archived": row.is_archived,
        "exempt": row.is_exempt,
        "to_be_heard": row.hearing if row.awaits_hearing else None,
        "milestone": row.milestone.words if row.milestone else None,
        "kpi": row.kpi.words if row.kpi else None,
        "topic": row.programme.words if row.programme else None,
        "evidence": row.evidence_count,
    }


def _times(word: str, count: int) -> str:
    return "" if not count else f"{word} once" if count == 1 else f"{word} {count} times"
