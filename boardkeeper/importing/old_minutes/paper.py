"""A paper as it was read, before anybody asks what its lines mean: plain lines with what their look tells."""

from __future__ import annotations

from dataclasses import dataclass

Style = tuple[int, int, str, str]
"""From where to where in the text, “bold”, “italic” or “link”, and of a link its address."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paragraph, or one line of plain text, or a table.

    Attributes:
        text: Its words, without an automatic number; of a table its rows as lines and its cells between tabs.
        mark: The number, letter or bullet Word sets before it by itself: “10.”, “(a)”, “•”; blank for none.
        level: How deep in its list, from 0.
        heading: The level of the heading its style makes it, 1 to 9; 0 for none.
        is_bold: Whether all its words are bold.
        styles: Bold, italic and links over the text.
        is_table: Whether it is a table.
        is_of_agenda: Whether it is what the agenda said of an item: web pages print it before “Minutes:”.
    """

    text: str
    mark: str = ""
    level: int = 0
    heading: int = 0
    is_bold: bool = False
    styles: tuple[Style, ...] = ()
    is_table: bool = False
    is_of_agenda: bool = False

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Of a table: its cells."""
        return tuple(tuple(line.split("\t")) for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, line by line.

    Attributes:
        name: The file, or “the clipboard”.
        lines: In their order; none is blank.
        remarks: What was in it and is not among the lines, a sentence each: footnotes, pictures, deleted words.
    """

    name: str
    lines: tuple[PaperLine, ...]
    remarks: tuple[str, ...] = ()
