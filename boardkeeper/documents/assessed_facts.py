"""The tables of a self-assessment: plan, board, figures, voices, and the notice paragraph by paragraph."""

from __future__ import annotations

from boardkeeper.documents.attendance import listed
from boardkeeper.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Inline,
    KeyItem,
    KeyLine,
    Paragraph,
    ParagraphKind,
    Rag,
    Row,
    RowKind,
    Table,
    Text,
    Tone,
    Travel,
)
from boardkeeper.documents.kpi_latest import indicator_name, polarity_cell, target_words
from boardkeeper.documents.notice_tracker import STANDING_TONES, counted, due_words, short_date, shown_words
from boardkeeper.figures import FigureView
from boardkeeper.notices.assessment import Assessment, FollowUp, KpiMove
from boardkeeper.notices.held import MeetingHeld, turnout
from boardkeeper.notices.itself import REACHED, both_bases
from boardkeeper.notices.views import ParagraphView, VoiceView
from boardkeeper.plan.views import MilestoneView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.milestones import MilestoneStatus as Status
from boardkeeper.rules.milestones import MilestoneSummary
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.rag import displayed
from db.tables.people import SeatRole
from db.tables.plan import Whose

_WAYS = {Travel.BETTER: "Better", Travel.WORSE: "Worse", Travel.SAME: "No change"}


def plan_blocks(facts: Assessment) -> list[Block]:
    """How many milestones stand where on both bases, what moved, and what is slow with its reasons."""
    plan = facts.plan
    if plan is None:
        return [Paragraph("There is no improvement plan in this file.")]
    blocks: list[Block] = [Paragraph(f"{both_bases(plan.summary, plan.period)}."), _counts(facts)]
    changes = facts.changes
    if changes is not None:
        blocks.append(Paragraph(_moved(facts)))
    slow = plan.slow
    if not slow:
        blocks.append(Paragraph("No milestone is slow by its status, its dates or its figures."))
        return blocks
    columns = (Column("Ref", 7), Column("Milestone that is slow", 43), Column("Lead", 17), Column("Why", 33))
    rows = tuple(_slow(each) for each in slow)
    note = "The program marks these by itself: off track, slipping twice running, past their date, or on track while a figure is not."
    blocks.append(
        Table(columns, rows, caption=f"{counted(len(slow), 'milestone')} slow to progress", note=note)
    )
    return blocks


def _counts(facts: Assessment) -> Table:
    plan = facts.plan
    assert plan is not None
    columns = (
        Column(plan.words.priority.capitalize(), 34),
        *(Column(status.value.capitalize(), 10, Align.RIGHT) for status in Status),
        Column("Of all", 8, Align.RIGHT),
        Column("Of those due", 8, Align.RIGHT),
    )
    rows = [
        Row(_count_cells(f"{priority.number} {priority.bare_title}", priority.summary))
        for priority in plan.priorities
    ]
    rows.append(Row(_count_cells("All", plan.summary), RowKind.TOTAL))
    note = "The last two columns are the share that is complete or on track. Those not yet due are no part of the second."
    return Table(columns, tuple(rows), caption="Milestones by status", note=note)


def _count_cells(label: str, summary: MilestoneSummary) -> tuple[Cell, ...]:
    shares = (summary.percent_of_all(*REACHED), summary.percent_of_due(*REACHED))
    return (
        Cell(label),
        *(Cell(str(summary.counts[status] or "–")) for status in Status),
        *(Cell("–" if share is None else f"{displayed(share, 1)}%") for share in shares),
    )


def _moved(facts: Assessment) -> str:
    changes = facts.changes
    assert changes is not None
    since = f"since {full_date(facts.since)}"
    if not changes.moved:
        words = f"No milestone changed its status {since}."
    else:
        said = [
            f"{each.milestone.reference} from {each.before.value} to {each.milestone.status.value}"
            for each in changes.moved
            if each.milestone.status is not None
        ]
        words = f"{counted(len(said), 'milestone')} changed status {since}: {listed(said)}."
    if changes.new:
        words += f" {counted(len(changes.new), 'milestone')} got a first status."
    return words


def _slow(each: MilestoneView) -> Row:
    reasons = "; ".join(each.slow)
    return Row(
        (
            Cell(each.reference),
            Cell(each.text),
            Cell(each.lead or "Nobody named", tone=None if each.lead else Tone.CAUTION),
            Cell(f"{reasons[:1].upper()}{reasons[1:]}"),
        )
    )


def meetings_blocks(facts: Assessment) -> list[Block]:
    """Every meeting held, who came, what was decided and how far its minutes are."""
    if not facts.meetings:
        return [Paragraph(f"No meeting is recorded as held since {full_date(facts.since)}.")]
    columns = (
        Column("Meeting", 20),
        Column("Members", 12, Align.RIGHT),
        Column("In the chair", 20),
        Column("The Department", 13),
        Column("Resolutions", 10, Align.RIGHT),
        Column("Actions", 8, Align.RIGHT),
        Column("Minutes", 17),
    )
    rows = tuple(_meeting(each) for each in facts.meetings)
    note = (
        "Members are those who held a seat that day, a substitute counting for theirs; the adviser and the Department are "
        "not counted."
    )
    return [
        Table(columns, rows, caption=f"Meetings since {full_date(facts.since)}", note=note),
        *_who_came(facts),
    ]


def _who_came(facts: Assessment) -> list[Block]:
    """Whether partners take part is asked for by name, so each seat stands with the organisation it is held for."""
    if not any(each.is_recorded for each in facts.meetings):
        return []
    columns = (
        Column("Who", 34),
        Column("On the board as", 20),
        Column("For", 30),
        Column("Came", 16, Align.RIGHT),
    )
    rows = tuple(
        Row(
            (
                Cell(each.name),
                Cell(each.role.value if each.role is SeatRole.DFE else each.role.value.capitalize()),
                Cell(each.organisation),
                Cell(f"{each.came} of {each.meetings}", tone=None if each.came else Tone.CAUTION),
            )
        )
        for each in turnout(facts.meetings)
    )
    return [Table(columns, rows, caption="Who came, and for whom")]


def _meeting(each: MeetingHeld) -> Row:
    if not each.is_recorded:
        who: tuple[Cell, ...] = (Cell("Attendance not recorded", tone=Tone.CAUTION, span=3),)
    else:
        chair = each.chaired_by
        if chair and each.is_chair_there is False:
            chair += " (acting)"
        who = (
            Cell(f"{each.present} of {each.seats}"),
            Cell(chair or "Not recorded"),
            _there(each.is_dfe_there),
        )
    is_approved = each.minutes.startswith("approved")
    return Row(
        (
            Cell(full_date(each.held_on)),
            *who,
            Cell(str(each.resolutions)),
            Cell(str(each.actions)),
            Cell(each.minutes.capitalize(), tone=Tone.GOOD if is_approved else Tone.WAITING),
        )
    )


def _there(is_there: bool | None) -> Cell:
    if is_there is None:
        return Cell("No seat")
    return Cell("Represented") if is_there else Cell("Not there", tone=Tone.CAUTION)


def follow_up_words(facts: Assessment) -> str:
    """How far what the board asked for is done, actions and tracked decisions apart."""
    return " ".join(
        _follow_up(name, each)
        for name, each in (("Actions", facts.actions), ("Decisions tracked", facts.decisions))
    )


def _follow_up(name: str, each: FollowUp) -> str:
    return (
        f"{name}: {each.opened} raised and {each.closed} completed in this time; {each.still_open} open today, "
        f"{each.overdue} of them past their date."
    )


def figures_blocks(facts: Assessment) -> list[Block]:
    """Each indicator now and when the council was last reviewed, against its target, and which way it went."""
    if not facts.kpis:
        return [Paragraph("There are no performance figures in this file.")]
    columns = (
        Column("Indicator", 32),
        Column("Better is", 10),
        Column("Target", 11),
        Column("Then", 17),
        Column("Latest", 17),
        Column("Since then", 13),
    )
    rows: list[Row] = []
    theme = ""
    for move in facts.kpis:
        if move.kpi.theme and move.kpi.theme != theme:
            theme = move.kpi.theme
            rows.append(Row((Cell(theme, span=len(columns)),), RowKind.GROUP))
        rows.append(_kpi(move))
    key = KeyLine(
        (
            KeyItem("at or better than target", rag=Rag.GREEN),
            KeyItem("within tolerance", rag=Rag.AMBER),
            KeyItem("beyond it", rag=Rag.RED),
        )
    )
    proxy = " A star marks a proxy measure." if any(move.kpi.is_proxy for move in facts.kpis) else ""
    note = f"“Then” is the last period that had ended by {full_date(facts.since)}. Withheld figures keep their mark and are never guessed.{proxy}"
    return [
        Table(columns, tuple(rows), caption=f"Indicators at {full_date(facts.since)} and now"),
        key,
        Paragraph(note, ParagraphKind.NOTE),
    ]


def _kpi(move: KpiMove) -> Row:
    kpi, now = move.kpi, move.now
    head = (Cell(indicator_name(kpi)), _polarity(move))
    if now is None:
        return Row((*head, Cell("No figure in this file", tone=Tone.CAUTION, span=4)))
    change = (
        Cell(_WAYS[Travel(move.travel.value)], travel=Travel(move.travel.value))
        if move.travel
        else Cell(_why_not(move))
    )
    return Row((*head, Cell(target_words(kpi, now)), _figure(move.then), _figure(now), change))


def _polarity(move: KpiMove) -> Cell:
    cell = polarity_cell(move.kpi)
    return Cell(str(cell.text).removesuffix(" is better"), tone=cell.tone)


def _why_not(move: KpiMove) -> str:
    words = move.why_not or ("no direction is set" if move.kpi.polarity is None else "not judged")
    return f"{words[:1].upper()}{words[1:]}"


def _figure(figure: FigureView | None) -> Cell:
    if figure is None:
        return Cell("–")
    rag = Rag(figure.rag.value) if figure.rag else None
    return Cell(f"{figure.shown or '–'}\n{period_words(figure.period)}", rag=rag)


def voices_blocks(facts: Assessment) -> list[Block]:
    """What was heard, whose voice it was, and what was done with it."""
    if not facts.voices:
        return [Paragraph(f"No voice is recorded since {full_date(facts.since)}.")]
    blocks: list[Block] = []
    for whose in Whose:
        heard = [each for each in facts.voices if each.whose is whose]
        if not heard:
            continue
        columns = (Column("When and where", 22), Column("What was said", 42), Column("What was done", 36))
        blocks.append(
            Table(
                columns,
                tuple(_voice(each) for each in heard),
                caption=f"What {whose.value} told us",
            )
        )
    return blocks


def _voice(each: VoiceView) -> Row:
    where: Inline = full_date(each.heard_on)
    if each.heard_at:
        where = (Text(f"{full_date(each.heard_on)}\n"), Text(each.heard_at, italic=True))
    done = Cell(each.response) if each.response else Cell("Not recorded", tone=Tone.CAUTION)
    return Row((Cell(where), Cell(each.text), done))


def paragraph_blocks(facts: Assessment) -> list[Block]:
    """Each paragraph of the notice: what it asks, what shows it, and the gap."""
    paragraphs = facts.notice.paragraphs
    if not paragraphs:
        return [Paragraph("The paragraphs of the notice are not set up in this file.")]
    columns = (
        Column("Par.", 6),
        Column("What it asks", 24),
        Column("What shows it", 29),
        Column("Next due", 16),
        Column("Gap", 25),
    )
    return [
        Table(columns, tuple(_paragraph(each) for each in paragraphs), caption="What the notice asks for")
    ]


def _paragraph(each: ParagraphView) -> Row:
    last = f"Last shown {short_date(each.last_shown_on)}." if each.last_shown_on else "Never shown."
    words = shown_words(each)
    runs = words if isinstance(words, tuple) else (Text(words),)
    return Row(
        (
            Cell(each.reference),
            Cell(each.requirement),
            Cell((*runs, Text(f"{chr(10) if runs else ''}{last}"))),
            Cell(due_words(each), tone=STANDING_TONES[each.standing]),
            Cell("\n".join(each.gaps) or "None seen"),
        )
    )
