"""How the commands of a notice answer: rows for people, documents with stable keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from boardkeeper.cli.answers import columns
from boardkeeper.rules.due_dates import full_date

if TYPE_CHECKING:
    from boardkeeper.notices import NoticeLine, NoticeView, ParagraphView, ReviewView, VoiceView


def notice_data(notice: NoticeView) -> dict[str, Any]:
    """A notice whole; the keys are in docs/cli.md."""
    return {
        "title": notice.title,
        "kind": notice.kind.value,
        "issued_on": notice.issued_on,
        "target_end_on": notice.target_end_on,
        "ended_on": notice.ended_on,
        "ended_words": notice.ended_words or None,
        "review_every_months": notice.review_every_months,
        "paragraphs": [paragraph_data(each) for each in notice.paragraphs],
        "reviews": [review_data(each) for each in notice.reviews],
    }


def paragraph_data(each: ParagraphView) -> dict[str, Any]:
    """One paragraph."""
    return {
        "reference": each.reference,
        "requirement": each.requirement,
        "shown_by": each.shown_by or None,
        "shown_from": each.shown_from.value,
        "every_months": each.every_months,
        "last_shown_on": each.last_shown_on,
        "next_due_on": each.next_due_on,
        "days_left": each.days_left,
        "stands": each.standing.value,
        "file_shows": each.itself or None,
        "gaps": list(each.gaps),
        "evidence": each.evidence,
        "showings": [{"shown_on": showing.shown_on, "text": showing.text} for showing in each.showings],
    }


def review_data(each: ReviewView) -> dict[str, Any]:
    """One review, held or to come."""
    return {
        "number": each.number,
        "due_on": each.due_on,
        "held_on": each.held_on,
        "outcome": each.outcome or None,
        "opening": each.opening or None,
    }


def voice_data(each: VoiceView) -> dict[str, Any]:
    """One voice."""
    return {
        "whose": each.whose.value,
        "heard_on": each.heard_on,
        "heard_at": each.heard_at or None,
        "text": each.text,
        "response": each.response or None,
    }


def line_data(each: NoticeLine) -> dict[str, Any]:
    """A notice as a list names it."""
    return {
        "title": each.title,
        "kind": each.kind.value,
        "issued_on": each.issued_on,
        "ended_on": each.ended_on,
    }


def notice_lines(notice: NoticeView) -> list[str]:
    """A notice for people: how each paragraph stands, what is missing, and the reviews."""
    issued = f"{notice.kind.value} of {full_date(notice.issued_on)}"
    ended = f", ended on {full_date(notice.ended_on)}" if notice.ended_on else ""
    lines = [f"{notice.title} ({issued}{ended})"]
    rows = [
        (
            each.reference,
            each.standing.value,
            f"last {_day(each.last_shown_on, 'never')}",
            f"next {_day(each.next_due_on, '–')}",
            each.requirement,
        )
        for each in notice.paragraphs
    ]
    lines += list(columns(rows)) if rows else ["It has no paragraphs yet."]
    gaps = [f"  {each.reference}: {' '.join(each.gaps)}" for each in notice.paragraphs if each.gaps]
    if gaps:
        lines += ["Gaps:", *gaps]
    return lines + [review_line(each) for each in notice.reviews]


def review_line(each: ReviewView) -> str:
    """A review in a line."""
    if each.held_on is None:
        return f"Review {each.number} is due by {full_date(each.due_on)}."
    outcome = f" {each.outcome}" if each.outcome else ""
    return f"Review {each.number} was held on {full_date(each.held_on)}.{outcome}"


def voice_lines(voices: tuple[VoiceView, ...]) -> list[str]:
    """Voices in rows, the latest first."""
    rows = [
        (
            str(place),
            each.heard_on.isoformat(),
            each.whose.value,
            each.text,
            f"→ {each.response}" if each.response else "→ nothing done yet",
        )
        for place, each in enumerate(voices, start=1)
    ]
    return list(columns(rows)) if rows else ["No voice is recorded."]


def _day(day: object, otherwise: str) -> str:
    return str(day) if day is not None else otherwise
