"""Running text: runs of words, headings, paragraphs, lists, resolutions, notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from boardkeeper.documents.meanings import ListStyle, ParagraphKind, Tone


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text.

    Attributes:
        link: ``https:``, ``http:`` or ``mailto:`` address, or ``#key`` for a section's key or a heading's anchor in the
            same pack. Anything else is printed as plain text without a link.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Inline: TypeAlias = str | tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the paper's title. Renderers never let a level be skipped.

    Attributes:
        number: A minute's or paragraph's number, printed before the text ("14.").
        anchor: Name under which links (``#anchor``) and the outline find it; unique in the pack.
        source: The row of the store it is written in, as ``table:id``; blank where there is none. Never printed.
    """

    level: int
    text: str
    number: str = ""
    anchor: str = ""
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a newline in it begins a new line.

    Attributes:
        source: The row of the store it is written in, as ``table:id``; blank where there is none. Never printed.
    """

    text: Inline
    kind: ParagraphKind = ParagraphKind.BODY
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list; `points` hang below its text.

    Attributes:
        source: The row of the store it is written in, as ``table:id``; blank where there is none. Never printed.
    """

    text: Inline
    points: Points | None = None
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Points:
    """A list.

    Attributes:
        start: Ordinal of the first point, so that letters can run on after a break.
        then: A list of another kind that follows at once, below the same point.
    """

    points: tuple[Point, ...]
    style: ListStyle = ListStyle.BULLETS
    start: int = 1
    then: Points | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was decided: "**Agreed** that …" (one limb) or verb, lead and numbered limbs.

    Attributes:
        verb: "Agreed", "Resolved", "Recommended", "Noted" …; printed bold. Blank where the lead says it.
        lead: Words between the verb and the limbs ("that the Committee:").
        limbs: The parts decided; more than one are numbered from 1.
        note: Mover, seconder, votes: printed small below; a newline begins a new line.
        start: Number of the first limb where the count goes on from an earlier decision; then a single one is numbered too.
        source: The row of the store it is written in, as ``table:id``; blank where there is none. Never printed.
    """

    verb: str
    limbs: tuple[Inline, ...]
    lead: Inline = ""
    note: str = ""
    start: int | None = None
    source: str = field(default="", compare=False)

    @property
    def is_numbered(self) -> bool:
        """Whether the limbs stand below the verb with their numbers."""
        return len(self.limbs) != 1 or self.start is not None


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody is asked to do.

    Attributes:
        label: "Action 118"; printed bold.
        who: Who does it, by when, as a line of its own.
        source: The row of the store it is written in, as ``table:id``; blank where there is none. Never printed.
    """

    label: str
    text: Inline
    who: str = ""
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Callout:
    """A notice that must not be overlooked: webcasting, access, an exempt marking, draft minutes."""

    text: Inline
    title: str = ""
    tone: Tone = Tone.WAITING


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines to sign on: "Chair", "Date"."""

    labels: tuple[str, ...] = ("Chair", "Date")
