"""A briefing as one page says it: sections of lines, each leading to its place, and how many were left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from boardkeeper.abbreviations import ExplainedBy, UsedAbbreviation
from boardkeeper.briefing.owed import first_words
from boardkeeper.briefing.views import (
    Briefing,
    BriefingFacts,
    ColourChange,
    ContradictedMilestone,
    OwedRow,
    Recommendation,
)
from boardkeeper.figures import FigureView
from boardkeeper.minutes.editions import Edition
from boardkeeper.rules.contradictions import Contradiction
from boardkeeper.rules.due_dates import full_date, long_date, weekday_date
from boardkeeper.rules.periods import period_title
from boardkeeper.rules.rag import Rag
from db.tables.follow_up import Log

_LONGEST = 96
_YET = {
    Contradiction.RED: "KPI red",
    Contradiction.WRONG_WAY: "KPI getting worse",
    Contradiction.ALL_GREEN: "KPI green",
}
_RAG_WORDS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}


class Part(StrEnum):
    """The sections of a briefing, in their order."""

    OVERDUE = "Overdue"
    PROMISES = "Promises due by this meeting"
    NAMED = "Named to the chair"
    COLOURS = "KPIs that changed colour"
    CONTRADICTIONS = "Milestones their KPIs contradict"
    RECOMMENDATIONS = "Open recommendations"
    ABBREVIATIONS = "Abbreviations in this pack"


class Weight(StrEnum):
    """How a line’s last words are meant."""

    PLAIN = "plain"
    BAD = "bad"
    CAUTION = "caution"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a section: what it is about, and two short columns at the right.

    Attributes:
        text: What it is about; cut where it is long.
        note: Where it comes from, in small words.
        middle: Who; or the figure at the last meeting.
        right: By when, how late; or the figure now.
        rags: The colours of those two figures.
        page: The page of the window it leads to, and `thing_id` what on it.
        is_exempt: Whether it is not for the public.
    """

    text: str
    note: str = ""
    middle: str = ""
    right: str = ""
    weight: Weight = Weight.PLAIN
    rags: tuple[Rag | None, Rag | None] | None = None
    page: str = ""
    thing_id: str = ""
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading with its lines.

    Attributes:
        count: How many there are: “5 of them in the last month”.
        calm: What is said when there is none.
        left_out: How many more there are than are listed.
        page: Where all of them are found.
        elsewhere: Where on the sheet others of them stand: “6 others are among the promises below”.
        more: What is not among the lines, as a line of its own: “and 7 more”.
    """

    part: Part
    count: str
    lines: tuple[SheetLine, ...]
    calm: str
    left_out: int = 0
    page: str = ""
    elsewhere: str = ""

    @property
    def title(self) -> str:
        """The heading."""
        return self.part.value

    @property
    def more(self) -> str:
        """What is not listed: “and 7 more”, and what is elsewhere; blank when everything is."""
        if not self.lines and not self.left_out:
            return ""
        left_out = f"and {self.left_out:,} more"
        if not self.lines:
            left_out = f"{self.left_out:,} not listed here for want of room"
        return "; ".join(words for words in (left_out if self.left_out else "", self.elsewhere) if words)


@dataclass(frozen=True, slots=True)
class BriefingSheet:
    """The page: its heads and its sections in order."""

    title: str
    board: str
    lead: str
    sections: tuple[SheetSection, ...]
    unexplained: tuple[str, ...]
    is_restricted: bool

    def cut(self, limits: tuple[int, ...]) -> BriefingSheet:
        """The same with no more lines in each section than its limit, saying how many are left out."""
        return replace(
            self,
            sections=tuple(
                replace(
                    section,
                    lines=section.lines[:limit],
                    left_out=section.left_out + max(0, len(section.lines) - limit),
                )
                for section, limit in zip(self.sections, limits, strict=True)
            ),
        )


def compose_sheet(briefing: Briefing) -> BriefingSheet:
    """Say everything, however long; what does not fit the page is cut afterwards."""
    facts = briefing.facts
    unexplained = tuple(
        each.short for each in briefing.abbreviations if each.explained_by is ExplainedBy.NOBODY
    )
    return BriefingSheet(
        title="Chair’s briefing",
        board=facts.board.name,
        lead=_lead(facts),
        sections=(
            _overdue(facts),
            _promises(facts),
            _named(facts),
            _colours(facts),
            _contradictions(facts),
            _recommendations(facts),
            _abbreviations(briefing.abbreviations),
        ),
        unexplained=unexplained,
        is_restricted=facts.edition is Edition.RESTRICTED,
    )


def _lead(facts: BriefingFacts) -> str:
    since = f" · what changed since {full_date(facts.last_meeting_on)}" if facts.last_meeting_on else ""
    return f"{weekday_date(facts.meeting.held_on)}{since}"


def _overdue(facts: BriefingFacts) -> SheetSection:
    total = facts.overdue_total
    lines = tuple(_owed_line(row) for row in facts.overdue)
    promised = sum(1 for row in facts.promises if row.overdue_days)
    among = f"{promised:,} {'other is' if promised == 1 else 'others are'} among the promises below"
    return SheetSection(
        Part.OVERDUE,
        _aged(facts),
        lines,
        "Only what was promised for this meeting; it stands below." if promised else "Nothing is overdue.",
        _others(total, facts),
        page="actions",
        elsewhere=among if promised else "",
    )


def _aged(facts: BriefingFacts) -> str:
    """“12: 7 late by 1 to 3 months, 5 by up to a month”; the bands alone tell the number when there is but one."""
    if len(facts.bands) == 1:
        return f"{facts.overdue_total:,}, late by {facts.bands[0].title}"
    bands = ", ".join(f"{band.count:,} by {band.title}" for band in facts.bands)
    return f"{facts.overdue_total:,}: {bands.replace(' by', ' late by', 1)}" if bands else ""


def _others(total: int, facts: BriefingFacts) -> int:
    """Late rows that are neither named here nor among the promises below."""
    told = len(facts.overdue) + sum(1 for row in facts.promises if row.overdue_days)
    return max(0, total - told)


def _owed_line(row: OwedRow) -> SheetLine:
    return SheetLine(
        text=_named_text(row),
        note=row.place,
        middle=row.who or "nobody named",
        right=_days(row.overdue_days) if row.overdue_days else _due(row),
        weight=Weight.BAD if row.overdue_days else Weight.PLAIN,
        page=row.log.value,
        thing_id=row.id,
        is_exempt=row.is_exempt,
    )


def _named_text(row: OwedRow) -> str:
    what = "Action" if row.log is Log.ACTIONS else "Decision"
    return f"{what} {row.reference}: {first_words(row.text, _LONGEST)}"


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'} late"


def _due(row: OwedRow) -> str:
    return long_date(row.due_on) if row.due_on else row.due or "no day set"


def _short_date(day: date) -> str:
    """“10 Jun 2026”: where the weekday says nothing and room is short."""
    return long_date(day).split(" ", 1)[1]


def _promises(facts: BriefingFacts) -> SheetSection:
    lines = tuple(
        replace(
            _owed_line(row), right=f"{_due(row)}", weight=Weight.CAUTION if row.overdue_days else Weight.PLAIN
        )
        for row in facts.promises
    )
    kept = f"{facts.promises_kept} more kept" if facts.promises_kept else ""
    count = f"{len(lines)} not done{f', {kept}' if kept else ''}" if lines else ""
    calm = (
        f"All {facts.promises_kept} promises for this meeting are kept."
        if facts.promises_kept > 1
        else "The one promise for this meeting is kept."
        if facts.promises_kept
        else "Nothing was promised for this meeting."
    )
    return SheetSection(Part.PROMISES, count, lines, calm, page="actions")


def _named(facts: BriefingFacts) -> SheetSection:
    lines = tuple(
        replace(_owed_line(row), right=f"named {_short_date(row.since)}" if row.since else "named")
        for row in facts.named
    )
    return SheetSection(
        Part.NAMED, str(len(lines) or ""), lines, "Nobody was named to the chair.", page="actions"
    )


def _colours(facts: BriefingFacts) -> SheetSection:
    lines = tuple(_colour_line(change) for change in facts.changes)
    fell = sum(1 for line in lines if line.weight is Weight.BAD)
    count = f"{fell or 'none'} fell, {len(lines) - fell or 'none'} rose" if lines else ""
    calm = "No KPI has another colour than at the last meeting."
    return SheetSection(Part.COLOURS, count, lines, calm, page="kpis")


def _colour_line(change: ColourChange) -> SheetLine:
    then, now = change.then.rag, change.now.rag
    order = list(Rag)
    fell = then is not None and now is not None and order.index(now) < order.index(then)
    return SheetLine(
        text=change.kpi.name,
        note=source_words(change.now),
        middle=figure_words(change.then),
        right=figure_words(change.now),
        weight=Weight.BAD if fell else Weight.GOOD,
        rags=(then, now),
        page="kpis",
        thing_id=change.kpi.id,
    )


def figure_words(figure: FigureView) -> str:
    """“23.5% Jun-19”."""
    return f"{figure.shown} {period_title(figure.period)}"


def source_words(figure: FigureView) -> str:
    """Where a figure comes from: “kpis-2019-06.xlsx, 2 Front door, cell Q12”."""
    if figure.source is None:
        return figure.source_note or "typed in"
    place = f"{figure.source.sheet}, cell {figure.source.cell}" if figure.source.cell else figure.source.sheet
    return ", ".join(part for part in (figure.source.file, place) if part)


def _contradictions(facts: BriefingFacts) -> SheetSection:
    lines = tuple(_contradiction_line(each) for each in facts.contradicted)
    milestones = len({each.id for each in facts.contradicted})
    count = f"{milestones} milestone{'' if milestones == 1 else 's'}" if lines else ""
    calm = "No KPI contradicts the status of its milestone."
    return SheetSection(Part.CONTRADICTIONS, count, lines, calm, page="plan")


def _contradiction_line(each: ContradictedMilestone) -> SheetLine:
    is_worse = each.how is not Contradiction.ALL_GREEN
    return SheetLine(
        text=f"{each.reference} {first_words(each.text, _LONGEST)}",
        note=f"{each.kpi.name}: {figure_words(each.figure)}, {_how(each)}",
        middle=f"{each.status.value}, {period_title(each.period)}",
        right=_YET[each.how],
        weight=Weight.BAD if is_worse else Weight.CAUTION,
        page="plan",
        thing_id=each.id,
    )


def _how(each: ContradictedMilestone) -> str:
    figure = each.figure
    target = f" against a target of {figure.target_written}" if figure.target_written else ""
    if each.how is Contradiction.WRONG_WAY:
        return f"worse than {period_title(figure.comparator)}{target}"
    return f"{_RAG_WORDS.get(figure.rag, '') if figure.rag else ''}{target}".strip()


def _recommendations(facts: BriefingFacts) -> SheetSection:
    lines = tuple(_recommendation_line(each, facts.meeting.held_on) for each in facts.recommendations)
    return SheetSection(
        Part.RECOMMENDATIONS,
        str(len(lines) or ""),
        lines,
        "No recommendation is open.",
        page="decisions",
    )


def _recommendation_line(each: Recommendation, on: date) -> SheetLine:
    days = (on - each.since).days if each.since else 0
    since = f"since {_short_date(each.since)}" if each.since else "no day known"
    return SheetLine(
        text=first_words(each.text, _LONGEST),
        note=f"{each.place}; {each.status}",
        middle=f"to {each.to}" if each.to else "to nobody named",
        right=since,
        weight=Weight.CAUTION if days > 183 else Weight.PLAIN,
        page=each.page,
        thing_id=each.id,
        is_exempt=each.is_exempt,
    )


def _abbreviations(found: tuple[UsedAbbreviation, ...]) -> SheetSection:
    explained = [each for each in found if each.meaning]
    lines = tuple(SheetLine(text=each.short, note=each.meaning, page="board") for each in explained)
    unexplained = len(found) - len(explained)
    count = f"{len(found)} used, {unexplained or 'none'} unexplained" if found else ""
    return SheetSection(
        Part.ABBREVIATIONS, count, lines, "The pack of this meeting uses no abbreviations.", page="board"
    )
