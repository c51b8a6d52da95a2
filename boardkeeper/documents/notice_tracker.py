"""The notice tracker on paper: what an improvement notice asks, what shows it, when it was last and is next shown, the gap."""

from __future__ import annotations

from datetime import date

from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Inline,
    KeyItem,
    KeyLine,
    Orientation,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)
from boardkeeper.notices.views import NoticeView, ParagraphView, ReviewView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.notice_dates import Standing
from boardkeeper.rules.periods import MONTH_NAMES

STANDING_TONES = {
    Standing.LATE: Tone.BAD,
    Standing.NEVER_SHOWN: Tone.CAUTION,
    Standing.DUE_SOON: Tone.CAUTION,
    Standing.SHOWN: Tone.GOOD,
    Standing.ENDED: Tone.MUTED,
}


def compose_notice_tracker(notice: NoticeView, today: date, board: str = "", key: str = "notice") -> Section:
    """Compose the tracker as on a day."""
    blocks: list[Block] = [
        Heading(1, notice.title, anchor=f"{key}-top"),
        Paragraph(_lead(notice, today, board), ParagraphKind.LEAD),
    ]
    if notice.ended_on is not None:
        blocks.append(Callout(ended_words(notice), "The notice has ended", Tone.MUTED))
    blocks += [_paragraphs(notice), _key(), Heading(2, "Reviews by the Department", anchor=f"{key}-reviews")]
    blocks += reviews_blocks(notice, today)
    return Section(
        key=key,
        title=notice.title,
        blocks=tuple(blocks),
        kind=SectionKind.TRACKING,
        orientation=Orientation.LANDSCAPE,
    )


def _lead(notice: NoticeView, today: date, board: str) -> str:
    issued = f"{notice.kind.value.capitalize()} of {full_date(notice.issued_on)}, as at {full_date(today)}. "
    return (f"{board} · " if board else "") + issued + standing_words(notice)


def standing_words(notice: NoticeView) -> str:
    """How many paragraphs stand where: “Of 15 paragraphs 11 are shown, 2 are late; 3 have a gap.”."""
    total = len(notice.paragraphs)
    if notice.is_over:
        return f"It has ended; its {counted(total, 'paragraph')} {'stays' if total == 1 else 'stay'} for the record."
    if not total:
        return "It has no paragraphs yet."
    shown = notice.number(Standing.SHOWN, Standing.DUE_SOON)
    parts = [f"{shown} {'is' if shown == 1 else 'are'} shown in time"]
    for number, words in (
        (notice.number(Standing.DUE_SOON), "of these due soon"),
        (notice.number(Standing.NEVER_SHOWN), "never shown"),
        (notice.number(Standing.LATE), "late"),
    ):
        if number:
            parts.append(f"{number} {words}")
    gaps = sum(1 for each in notice.paragraphs if each.gaps)
    gap_words = f"; {gaps} {'has' if gaps == 1 else 'have'} a gap" if gaps else ""
    return f"Of {counted(total, 'paragraph')}, {', '.join(parts)}{gap_words}."


def ended_words(notice: NoticeView) -> str:
    """When and how it ended, and what that changes."""
    day = full_date(notice.ended_on) if notice.ended_on else ""
    how = f" {notice.ended_words}" if notice.ended_words else ""
    return f"It ended on {day}.{how} Nothing more is due; what was shown stays for the record."


def _paragraphs(notice: NoticeView) -> Table:
    columns = (
        Column("Par.", 5),
        Column("What it asks", 26),
        Column("What shows it", 30),
        Column("Last shown", 9),
        Column("Next due", 10),
        Column("Gap", 20),
    )
    rows = tuple(_row(each) for each in notice.paragraphs)
    note = (
        "What shows itself from the board file is counted from it: meetings held, statuses, figures, voices, reviews. "
        "What is shown by hand is as it was recorded."
    )
    return Table(columns, rows, caption="Paragraph by paragraph", note=note)


def _row(each: ParagraphView) -> Row:
    return Row(
        (
            Cell(each.reference),
            Cell(each.requirement),
            Cell(shown_words(each)),
            Cell(short_date(each.last_shown_on) if each.last_shown_on else "Never"),
            Cell(due_words(each), tone=STANDING_TONES[each.standing]),
            Cell("\n".join(each.gaps) or "None seen"),
        )
    )


def shown_words(each: ParagraphView) -> Inline:
    """What is said to show a paragraph, then what the file or the last showing says."""
    runs: list[Text] = []
    if each.shown_by:
        runs.append(Text(each.shown_by))
    if each.itself:
        runs.append(Text(f"{chr(10) if runs else ''}{each.itself}", italic=True))
    elif each.showings:
        last = each.showings[-1]
        words = f"{full_date(last.shown_on)}: {last.text}"
        runs.append(Text(f"{chr(10) if runs else ''}{words}", italic=True))
    if each.evidence:
        runs.append(Text(f"{chr(10) if runs else ''}{counted(each.evidence, 'file')} of evidence kept."))
    return tuple(runs)


def due_words(each: ParagraphView) -> str:
    """When it must be shown next and how far off that is."""
    if each.standing is Standing.ENDED:
        return "Ended"
    if each.next_due_on is None or each.days_left is None:
        return "No date" if each.last_shown_on is None else "Shown"
    day = short_date(each.next_due_on)
    if each.days_left < 0:
        return f"{day}\n{counted(-each.days_left, 'day')} late"
    if each.standing is Standing.DUE_SOON:
        return f"{day}\nin {counted(each.days_left, 'day')}" if each.days_left else f"{day}\ntoday"
    return f"{day}\nnever shown" if each.standing is Standing.NEVER_SHOWN else day


def _key() -> KeyLine:
    return KeyLine(
        (
            KeyItem("shown in time", tone=Tone.GOOD),
            KeyItem("due within 28 days, or never shown", tone=Tone.CAUTION),
            KeyItem("late", tone=Tone.BAD),
        )
    )


def reviews_blocks(notice: NoticeView, today: date) -> list[Block]:
    """The reviews that were held, and when the next one is due."""
    blocks: list[Block] = []
    if notice.coming is not None:
        blocks.append(Paragraph(coming_words(notice, notice.coming, today)))
    if notice.held:
        columns = (
            Column("Review", 10),
            Column("Due by", 18),
            Column("Held on", 18),
            Column("What came of it", 54),
        )
        blocks.append(Table(columns, tuple(_review(each) for each in notice.held), caption="Reviews held"))
    elif notice.coming is None:
        blocks.append(Paragraph("No review was held."))
    return blocks


def coming_words(notice: NoticeView, coming: ReviewView, today: date) -> str:
    """When the review to come is due, and what that is counted from."""
    months = counted(notice.review_every_months, "month")
    held = [each.held_on for each in notice.held if each.held_on]
    if held:
        why = f"at least every {months}, counted from the review of {full_date(max(held))}"
    elif notice.first_review_on is not None:
        why = "the day the notice names for the first"
    else:
        why = f"within {months} of the notice of {full_date(notice.issued_on)}"
    left = (coming.due_on - today).days
    late = f", and {counted(-left, 'day')} late" if left < 0 else ""
    return f"Review {coming.number} is due by {full_date(coming.due_on)}{late}: {why}."


def _review(each: ReviewView) -> Row:
    day = each.held_on
    late = day is not None and day > each.due_on
    return Row(
        (
            Cell(f"Review {each.number}"),
            Cell(full_date(each.due_on)),
            Cell(full_date(day) if day else "", tone=Tone.CAUTION if late else None),
            Cell(each.outcome or "Not recorded"),
        )
    )


def short_date(day: date) -> str:
    """A day in a narrow column: “9 Dec 2026”."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """“1 paragraph”, “15 paragraphs”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
