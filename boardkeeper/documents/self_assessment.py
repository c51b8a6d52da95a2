"""The council's own assessment of improvement before the Department's review, every number in it from the board file.

It says how things stand and never how well: the judgement is in the opening, which people write. What the file does not know is
a section of its own, so that nobody who signs it vouches for more than is there.
"""

from __future__ import annotations

from boardkeeper.documents.assessed_facts import (
    figures_blocks,
    follow_up_words,
    meetings_blocks,
    paragraph_blocks,
    plan_blocks,
    voices_blocks,
)
from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Row,
    Section,
    SectionKind,
    Signature,
    Table,
    Tone,
)
from boardkeeper.documents.notice_tracker import coming_words, counted, standing_words
from boardkeeper.figures import Rag, Travel
from boardkeeper.notices.assessment import Assessment
from boardkeeper.notices.itself import both_bases
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.fractions import percentage
from boardkeeper.rules.rag import displayed

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
TO_BE_WRITTEN = "The council’s own words are still to be written: what has changed for children, what has not, and what comes next."


def title_of(facts: Assessment) -> str:
    """“Self-assessment before the Department’s second review”."""
    return f"Self-assessment before the Department’s {ordinal(facts.review.number)} review"


def ordinal(number: int) -> str:
    """“second”; from the eleventh on in figures."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def compose_self_assessment(facts: Assessment, key: str = "self-assessment") -> Section:
    """Compose the paper as at the day it was gathered."""
    title = title_of(facts)
    blocks: list[Block] = [
        Heading(1, title, anchor=f"{key}-top"),
        Paragraph(_lead(facts), ParagraphKind.LEAD),
    ]
    blocks += _opening(facts)
    parts: tuple[tuple[str, list[Block]], ...] = (
        ("Where we stand", [_summary(facts)]),
        ("Progress against the improvement plan", plan_blocks(facts)),
        ("The improvement board", [*meetings_blocks(facts), Paragraph(follow_up_words(facts))]),
        ("What the figures show", figures_blocks(facts)),
        ("What staff, children and others told us", voices_blocks(facts)),
        ("The notice, paragraph by paragraph", paragraph_blocks(facts)),
        ("What this assessment does not know", _unknown(facts)),
    )
    for number, (heading, content) in enumerate(parts, start=1):
        blocks.append(Heading(2, heading, number=str(number), anchor=f"{key}-{number}"))
        blocks += content
    blocks += [
        Heading(2, "Signed for the council", anchor=f"{key}-signed"),
        Signature(("Director of Children’s Services", "Chair of the improvement board", "Date")),
    ]
    return Section(key=key, title=title, blocks=tuple(blocks), kind=SectionKind.REPORT)


def _lead(facts: Assessment) -> str:
    notice = facts.notice
    since = (
        f"the notice of {full_date(facts.since)}"
        if facts.is_first
        else f"the review of {full_date(facts.since)}"
    )
    return (
        f"{facts.board.council}, {facts.board.name}. Under “{notice.title}” of {full_date(notice.issued_on)}. "
        f"As at {full_date(facts.today)}; progress is counted since {since}. "
        f"{coming_words(notice, facts.review, facts.today)}"
    )


def _opening(facts: Assessment) -> list[Block]:
    written = [part.strip() for part in facts.review.opening.split("\n") if part.strip()]
    if not written:
        return [Callout(TO_BE_WRITTEN, "Opening not written", Tone.CAUTION)]
    return [Paragraph(part) for part in written]


def _summary(facts: Assessment) -> Table:
    """The few numbers a reader looks for first, each with its base."""
    rows: list[tuple[str, str]] = [("The notice", standing_words(facts.notice))]
    if facts.plan is not None:
        slow = len(facts.plan.slow)
        tail = f" {counted(slow, 'milestone is', 'milestones are')} slow." if slow else " None is slow."
        rows.append(("The plan", f"{both_bases(facts.plan.summary, facts.plan.period)}.{tail}"))
    if facts.kpis:
        rows.append(("The figures", _colours(facts)))
    rows.append(("The board", _board(facts)))
    heard = len(facts.voices)
    rows.append(
        (
            "Voices",
            f"{counted(heard, 'voice')} heard since {full_date(facts.since)}." if heard else "None recorded.",
        )
    )
    columns = (Column("What", 18), Column("How it stands", 82))
    return Table(columns, tuple(Row((Cell(what), Cell(words))) for what, words in rows), show_header=False)


def _colours(facts: Assessment) -> str:
    now, then = facts.colours(), facts.colours(then=True)
    names = ((Rag.GREEN, "green"), (Rag.AMBER, "amber"), (Rag.RED, "red"), (None, "without a colour"))
    said = ", ".join(f"{now[rag]} {name}" for rag, name in names if now[rag])
    words = f"Of {counted(len(facts.kpis), 'indicator')}: {said}."
    if any(move.then is not None for move in facts.kpis):
        words += (
            f" At {full_date(facts.since)}: "
            + ", ".join(f"{then[rag]} {name}" for rag, name in names if then[rag])
            + "."
        )
    ways = (
        (Travel.BETTER, "better"),
        (Travel.WORSE, "worse"),
        (Travel.SAME, "unchanged"),
    )
    moved = ", ".join(f"{facts.moved(way)} {name}" for way, name in ways if facts.moved(way))
    return f"{words} Since then: {moved}." if moved else words


def _board(facts: Assessment) -> str:
    held = facts.meetings
    if not held:
        return f"No meeting is recorded as held since {full_date(facts.since)}."
    known = [each for each in held if each.is_recorded and each.seats]
    words = f"It met {_times(len(held))} since {full_date(facts.since)}"
    if not known:
        return f"{words}; attendance is not recorded."
    came, seats = sum(each.present for each in known), sum(each.seats for each in known)
    words += f": {came} of {seats} seats were filled ({_percent(came, seats)})"
    if len(known) < len(held):
        words += f", counted over the {counted(len(known), 'meeting')} whose attendance is recorded"
    represented = sum(1 for each in held if each.is_dfe_there)
    return f"{words}. The Department was represented at {represented} of {len(held)}."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _percent(part: int, whole: int) -> str:
    share = percentage(part, whole)
    return "–" if share is None else f"{displayed(share, 1)}%"


def _unknown(facts: Assessment) -> list[Block]:
    where = (
        f"Every number above is counted from the board file as it stood on {full_date(facts.today)}. "
        "A figure leads back to the workbook, sheet and cell it was read from; a status to who said it and when."
    )
    if not facts.unknown:
        return [Paragraph("The program sees nothing missing."), Paragraph(where, ParagraphKind.NOTE)]
    points = Points(tuple(Point(each) for each in facts.unknown))
    return [
        Paragraph("The board file is silent, or not up to date, on these points:"),
        points,
        Paragraph(where, ParagraphKind.NOTE),
    ]
