"""What a block of the document knows about its paragraph, and how much room it takes.

The document holds meaning only: kind, level and key of a paragraph, bold, italic and links. What depends on the palette
is painted, so a change of colours never touches the text or what can be undone in it.
"""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextLength,
    QTextTableFormat,
)

from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.numbering import POINTS

KIND = QTextFormat.Property.UserProperty + 11
"""What a paragraph is: a word of its own list of kinds."""
LEVEL = QTextFormat.Property.UserProperty + 12
"""The level of a point, 0 being the highest."""
KEY = QTextFormat.Property.UserProperty + 13
"""The key of a paragraph, of its block or of its table."""
DIGEST = QTextFormat.Property.UserProperty + 14
"""The SHA-256 of a picture's bytes."""

DEEPEST = 8
"""The deepest level a point can have; the file refuses a deeper one."""

PICTURE_SCHEME = "picture:"
"""Before the digest, the name under which the document asks for a picture."""

_ABOVE = {Kind.SUBHEADING: 14, Kind.TABLE: 6, Kind.TEXT: 6, Kind.PICTURE: 10}
_ABOVE_POINT = 3
LINE_PERCENT = 128
"""How far lines stand from each other."""

_CELL = "cell"


def block_format(kind: Kind, level: int, key: str, zoom: float = 1.0) -> QTextBlockFormat:
    """The format of a paragraph's block."""
    form = QTextBlockFormat()
    form.setProperty(KIND, kind.value)
    form.setProperty(LEVEL, level)
    form.setProperty(KEY, key)
    form.setIndent(level + 1 if kind in POINTS else level)
    form.setTopMargin(round(_ABOVE.get(kind, _ABOVE_POINT) * zoom))
    if kind is not Kind.PICTURE:
        form.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def cell_format() -> QTextBlockFormat:
    """The format of the words in a table's cell: they are no paragraph of their own."""
    form = QTextBlockFormat()
    form.setProperty(KIND, _CELL)
    return form


def table_format(key: str, zoom: float = 1.0) -> QTextTableFormat:
    """The format of a table."""
    form = QTextTableFormat()
    form.setProperty(KEY, key)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setCellPadding(round(5 * zoom))
    form.setTopMargin(round(8 * zoom))
    form.setBottomMargin(round(4 * zoom))
    return form


def kind_of(block: QTextBlock) -> Kind:
    """What paragraph a block is; the blocks Qt makes by itself are plain text."""
    word = block.blockFormat().property(KIND)
    return Kind(word) if word in set(Kind) else Kind.TEXT


def is_cell(block: QTextBlock) -> bool:
    """Whether a block lies in a table."""
    return bool(block.blockFormat().property(KIND) == _CELL)


def level_of(block: QTextBlock) -> int:
    """The level of a point, 0 being the highest."""
    return int(block.blockFormat().property(LEVEL) or 0)


def key_of(form: QTextFormat) -> str:
    """The key of the paragraph a block or a table is; blank when it has none."""
    return str(form.property(KEY) or "")


def char_format(*, bold: bool = False, italic: bool = False, link: str = "") -> QTextCharFormat:
    """The format of words: nothing but what they mean."""
    form = QTextCharFormat()
    if bold:
        form.setFontWeight(QFont.Weight.Bold)
    if italic:
        form.setFontItalic(True)
    if link:
        form.setAnchor(True)
        form.setAnchorHref(link)
    return form


def is_bold(form: QTextCharFormat) -> bool:
    """Whether words are emphasised strongly."""
    return form.fontWeight() >= QFont.Weight.DemiBold
