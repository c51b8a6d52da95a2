"""The two palettes as data. A colour is named for what it says, never for how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour means; always beside a word, a letter or a shape."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Ink:
    """A tone's three colours.

    Attributes:
        text: Words in this tone, on the page, on the rail or on `fill`.
        fill: The ground of a chip, a box or a banner.
        mark: Shapes, lines and charts; stands at 3:1 from the page.
    """

    text: str
    fill: str
    mark: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the window.

    Attributes:
        rail: The frame: rail, menu bar, status bar.
        surface: The page people read and write on.
        sunken: Fields and table headers.
        raised: Menus, the command palette, cards.
        hover: Under the mouse.
        line: Hairlines between things; decoration only.
        outline: The edge of a control; 3:1 from the page.
        text, muted: Words, and words of the second rank.
        accent, accent_hover, on_accent: The one accent: main button, links, selected edge.
        selection, on_selection: The chosen row.
        inverse, on_inverse, inverse_accent: Toasts and tooltips.
        on_mark: Letters on a mark.
        tones: What colours mean.
    """

    name: str
    is_dark: bool
    rail: str
    surface: str
    sunken: str
    raised: str
    hover: str
    line: str
    outline: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    on_selection: str
    inverse: str
    on_inverse: str
    inverse_accent: str
    on_mark: str
    tones: Mapping[Tone, Ink]

    def text_pairs(self) -> Iterator[tuple[str, str, str]]:
        """Every pair of text and ground the window draws: what it is, text, ground."""
        for ground in ("rail", "surface", "sunken", "raised", "hover", "selection"):
            for ink in ("text", "muted"):
                yield f"{ink} on {ground}", getattr(self, ink), getattr(self, ground)
            yield f"accent on {ground}", self.accent, getattr(self, ground)
        yield "main button", self.on_accent, self.accent
        yield "main button under the mouse", self.on_accent, self.accent_hover
        yield "chosen row", self.on_selection, self.selection
        yield "toast", self.on_inverse, self.inverse
        yield "toast's undo", self.inverse_accent, self.inverse
        for tone, ink_of_tone in self.tones.items():
            yield f"letter on a {tone} mark", self.on_mark, ink_of_tone.mark
            yield f"{tone} chip", ink_of_tone.text, ink_of_tone.fill
            yield f"words on a {tone} box", self.text, ink_of_tone.fill
            for ground in ("rail", "surface", "raised", "hover", "selection"):
                yield f"{tone} on {ground}", ink_of_tone.text, getattr(self, ground)

    def part_pairs(self) -> Iterator[tuple[str, str, str]]:
        """Every outline or shape that carries meaning, with its ground."""
        for ground in ("rail", "surface", "sunken", "raised"):
            yield f"outline on {ground}", self.outline, getattr(self, ground)
            yield f"focus ring on {ground}", self.accent, getattr(self, ground)
        for tone, ink in self.tones.items():
            yield f"{tone} mark", ink.mark, self.surface
            yield f"{tone} mark on the chosen row", ink.mark, self.selection


LIGHT = Palette(
    name="light",
    is_dark=False,
    rail="#eef2f7",
    surface="#ffffff",
    sunken="#f5f7fa",
    raised="#ffffff",
    hover="#e6ecf3",
    line="#dce2ea",
    outline="#7f8a9b",
    text="#171c26",
    muted="#525d6e",
    accent="#0b57a8",
    accent_hover="#08468a",
    on_accent="#ffffff",
    selection="#dcebfb",
    on_selection="#0f1c2e",
    inverse="#1b222e",
    on_inverse="#f2f5f9",
    inverse_accent="#8cc1ff",
    on_mark="#ffffff",
    tones={
        Tone.NEUTRAL: Ink("#465163", "#e7ebf1", "#6b7688"),
        Tone.INFO: Ink("#0a4f98", "#dfecfa", "#1f6fc4"),
        Tone.GOOD: Ink("#14622f", "#dcf2e3", "#1a7f41"),
        Tone.WARNING: Ink("#7f4700", "#fdedd2", "#a85f00"),
        Tone.BAD: Ink("#a31621", "#fce3e3", "#cf2f3b"),
        Tone.EXEMPT: Ink("#66279b", "#f0e5fa", "#8442c0"),
    },
)

DARK = Palette(
    name="dark",
    is_dark=True,
    rail="#13161c",
    surface="#1c1f26",
    sunken="#161920",
    raised="#262a33",
    hover="#272c36",
    line="#2f343f",
    outline="#747e8e",
    text="#e8ebf1",
    muted="#a3adbc",
    accent="#7db8ff",
    accent_hover="#a3cdff",
    on_accent="#0b1a2c",
    selection="#22395a",
    on_selection="#f3f7fd",
    inverse="#e9edf3",
    on_inverse="#161b24",
    inverse_accent="#0b57a8",
    on_mark="#0f131a",
    tones={
        Tone.NEUTRAL: Ink("#b4bdca", "#303642", "#8f99a8"),
        Tone.INFO: Ink("#93c4ff", "#1d3350", "#5ea3f2"),
        Tone.GOOD: Ink("#7bd99b", "#17382a", "#43b96d"),
        Tone.WARNING: Ink("#f4bd66", "#40301a", "#dd9a2f"),
        Tone.BAD: Ink("#ff9f9f", "#48222a", "#f06a70"),
        Tone.EXEMPT: Ink("#d7aeff", "#38264d", "#b27ae6"),
    },
)
