"""What a board wants to see first of a plan: where progress is slow, and what changed since it last met."""

from __future__ import annotations

from boardkeeper.documents.attendance import listed
from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
)
from boardkeeper.documents.plan_milestones import begun, status_cell
from boardkeeper.documents.sources import source_of
from boardkeeper.plan import GRAVITY, MilestoneStatus, MilestoneView, PlanChanges, PlanView
from boardkeeper.rules.period_words import period_words


def slow_blocks(plan: PlanView, key: str, newly: frozenset[str] = frozenset()) -> list[Block]:
    """The slow objectives with their reasons; a sentence where there is none.

    Args:
        plan: The plan.
        key: Begins the anchors.
        newly: The ids of those that were not slow at the last meeting.
    """
    words, slow = plan.words, plan.slow
    if not plan.milestones:
        return []
    if not slow:
        return [Paragraph(f"No {words.milestone} is slow.")]
    is_led = any(milestone.lead for milestone in slow)
    columns = [
        Column("Ref", 5),
        Column(words.milestone.capitalize(), 36 if is_led else 44),
        Column("Status", 13),
        Column("Why it is slow", 32 if is_led else 38),
    ]
    if is_led:
        columns.append(Column("Lead", 14))
    rows = tuple(_slow_row(milestone, is_new=milestone.id in newly, is_led=is_led) for milestone in slow)
    verb = "is" if len(slow) == 1 else "are"
    note = (
        "Slow means: off track, slipping for the second time running, past its date, or said to be on track while "
        "an indicator that should show it is red or moving the wrong way."
    )
    return [
        Heading(2, "Where progress is slow", anchor=f"{key}-slow"),
        Table(
            tuple(columns),
            rows,
            caption=f"{len(slow)} of {words.counted(len(plan.milestones))} {verb} slow",
            note=note,
        ),
    ]


def _slow_row(milestone: MilestoneView, *, is_new: bool, is_led: bool) -> Row:
    reasons: list[Text] = [Text("New since the last meeting. ", bold=True)] if is_new else []
    reasons.append(Text("\n".join(_sentence(reason) for reason in milestone.slow)))
    if milestone.note:
        reasons.append(Text(f"\n{milestone.note}", italic=True))
    said: Inline = tuple(reasons)
    cells = [
        Cell(milestone.reference),
        Cell(begun(milestone.text)),
        status_cell(milestone.status),
        Cell(said),
    ]
    said_by = (Cell(milestone.lead),) if is_led else ()
    return Row((*cells, *said_by), source=source_of("milestone", milestone))


def _sentence(words: str) -> str:
    """A reason as a sentence, which may begin with a quotation."""
    begins = 1 if words.startswith("“") else 0
    return f"{words[:begins]}{words[begins : begins + 1].upper()}{words[begins + 1 :]}."


def change_blocks(plan: PlanView, changes: PlanChanges, key: str) -> list[Block]:
    """What changed since the last meeting; nothing where there was none."""
    if changes.since is None:
        return []
    heading = Heading(2, f"What changed {changes.since_words}", anchor=f"{key}-changes")
    blocks: list[Block] = [heading, Paragraph(change_words(plan, changes))]
    rows = [
        Row(
            (
                Cell(each.milestone.reference),
                Cell(begun(each.milestone.text)),
                status_cell(each.before),
                status_cell(each.milestone.status),
                Cell(each.milestone.note),
            ),
            source=source_of("milestone", each.milestone),
        )
        for each in changes.moved
    ]
    rows += [
        Row(
            (
                Cell(each.reference),
                Cell(begun(each.text)),
                Cell("None yet"),
                status_cell(each.status),
                Cell(each.note),
            ),
            source=source_of("milestone", each),
        )
        for each in changes.new
    ]
    if rows:
        columns = (
            Column("Ref", 5),
            Column(plan.words.milestone.capitalize(), 40),
            Column("Then", 13),
            Column("Now", 13),
            Column("Why", 29),
        )
        blocks.append(Table(columns, tuple(rows), caption=f"What changed {changes.since_words}"))
    return blocks


def change_words(plan: PlanView, changes: PlanChanges) -> str:
    """“3 milestones moved, 1 of them for the better. …”, in whole sentences."""
    words = plan.words
    said = []
    if changes.moved:
        said.append(f"{words.counted(len(changes.moved))} moved{_ways(changes)}")
    if changes.new:
        said.append(f"{words.counted(len(changes.new))} got a first status")
    if changes.newly_slow:
        verb = "is" if len(changes.newly_slow) == 1 else "are"
        said.append(f"{words.counted(len(changes.newly_slow))} {verb} newly slow")
    if changes.shown:
        said.append(
            f"{len(changes.shown)} {'piece' if len(changes.shown) == 1 else 'pieces'} of evidence came"
        )
    sentences = [f"{_joined(said)}."] if said else [f"No status has changed {changes.since_words}."]
    if changes.written:
        told = sorted({f"{words.priority} {each.priority.number}" for each in changes.written})
        periods = dict.fromkeys(period_words(each.narrative.period) for each in changes.written)
        sentences.append(f"The narrative of {listed(told)} is new ({listed(list(periods))}).")
    return " ".join(sentences)


def _ways(changes: PlanChanges) -> str:
    """Which way those that moved went: “, 1 of them for the better”."""
    better = sum(_is_better(each.before, each.milestone.status) for each in changes.moved)
    if better in {0, len(changes.moved)}:
        every = "" if len(changes.moved) == 1 else " all"
        return f",{every} for the {'better' if better else 'worse'}"
    return f", {better} of them for the better"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{'; '.join(parts[:-1])}; and {parts[-1]}"


def _is_better(before: MilestoneStatus, now: MilestoneStatus | None) -> bool:
    return now is not None and GRAVITY.index(now) > GRAVITY.index(before)
