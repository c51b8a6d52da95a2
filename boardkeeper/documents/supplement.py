"""A supplement: the papers that came after the agenda was published, behind a sheet that says which and why.

Source: Local Government Act 1972, s. 100B(4): an item that was not open to inspection in time is taken only when the
chair finds special circumstances and the minutes state them. A paper "to follow" belongs to an item that was on time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from boardkeeper.agenda import AgendaItemView, ItemKind
from boardkeeper.documents.agenda_sheet import REMARKS
from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Contents,
    ContentsItem,
    Cover,
    Paragraph,
    Section,
    SectionKind,
    Text,
    Tone,
)
from boardkeeper.documents.exempt import classification, exemption
from boardkeeper.documents.notice import signature


@dataclass(frozen=True, slots=True)
class SupplementFacts:
    """What the sheet says of the whole supplement.

    Attributes:
        number: Which supplement to this agenda.
        published: The day, as printed.
        agenda_published: The day of the agenda itself, as printed.
        clear_days: How many there were when it went out, in words.
        after_page: The last page published before; 0 when there was none.
        is_preview: It is shown before it is out, and `published` is the day on which it would be.
    """

    number: int
    published: str
    agenda_published: str
    clear_days: str
    after_page: int
    is_preview: bool = False


@dataclass(frozen=True, slots=True)
class SupplementItem:
    """An item of a supplement.

    Attributes:
        is_late: Not on the agenda as published.
        replaces: The pages that its paper had, as printed; blank when there were none.
    """

    item: AgendaItemView
    is_late: bool
    replaces: str = ""


def compose_supplement_sheet(
    facts: SupplementFacts,
    items: Sequence[SupplementItem],
    cover: Cover,
    sections: Mapping[str, str],
    signatory: str = "",
) -> Section:
    """Compose the sheet in front of a supplement.

    Args:
        facts: Number, days, and where its pages go on.
        items: What is in it, in the agenda's order.
        cover: The head of the agenda sheet, taken over with another title.
        sections: The key of the first section behind an item, by item id.
        signatory: Who signs for the council: name, comma, post.
    """
    on_from = f" The pages go on from page {facts.after_page}." if facts.after_page and sections else ""
    before = "" if facts.is_preview else f" They were published with {facts.clear_days} before the meeting."
    kind = f"Supplement {facts.number} to the agenda"
    blocks: tuple[Block, ...] = (
        replace(
            cover,
            kind=f"{kind} – preview" if facts.is_preview else kind,
            published="Not published yet" if facts.is_preview else f"Published {facts.published}",
        ),
        *_preview(facts),
        Paragraph(
            f"These papers supplement the agenda published on {facts.agenda_published}.{before}{on_from}"
        ),
        Contents(
            tuple(_line(each, facts, sections.get(each.item.id, "")) for each in items),
            title="In this supplement",
        ),
        *signature(signatory),
    )
    title = f"Supplement {facts.number}{' – preview' if facts.is_preview else ''}"
    return Section("supplement", title, blocks, SectionKind.AGENDA, starts_odd=False)


def _preview(facts: SupplementFacts) -> tuple[Block, ...]:
    if not facts.is_preview:
        return ()
    said = (
        f"This supplement is not published yet. Published on {facts.published} it leaves {facts.clear_days} before the "
        "meeting. What it says, and its page numbers, may still change."
    )
    return (Callout(said, title="Preview", tone=Tone.CAUTION),)


def _line(entry: SupplementItem, facts: SupplementFacts, key: str) -> ContentsItem:
    item = entry.item
    remark = "" if key or item.kind is ItemKind.TO_FOLLOW else REMARKS.get(item.kind, "")
    return ContentsItem(
        number=item.number,
        title=item.title,
        purpose=_purpose(entry, facts),
        target=key,
        remark=remark,
        classification=classification(item),
    )


def _purpose(entry: SupplementItem, facts: SupplementFacts) -> tuple[Text, ...]:
    item = entry.item
    lines: list[tuple[Text, ...]] = []
    if item.purpose.strip():
        lines.append((Text(item.purpose.strip()),))
    if entry.is_late:
        before = f"published {facts.published}, {facts.clear_days} before the meeting"
        late = "Not on the agenda as it was published"
        lines.append((Text(f"{late}." if facts.is_preview else f"{late}; {before}."),))
    elif entry.replaces:
        lines.append((Text(f"In place of pages {entry.replaces}."),))
    else:
        lines.append((Text("The paper that was to follow."),))
    if item.urgent_reason.strip():
        lines.append((Text("Urgent: ", bold=True), Text(item.urgent_reason.strip())))
    if item.is_exempt:
        lines.append((Text("Not for publication: ", bold=True), Text(exemption(item))))
    runs: list[Text] = []
    for line in lines:
        runs += [Text("\n"), *line] if runs else line
    return tuple(runs)
