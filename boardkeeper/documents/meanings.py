"""What may be meant by a mark, a list, a row, a section: the words of meaning that blocks use."""

from __future__ import annotations

from enum import StrEnum


class Rag(StrEnum):
    """Against target. Printed as a pale colour with the letter, so that it never rests on colour alone."""

    RED = "R"
    AMBER = "A"
    GREEN = "G"


class Travel(StrEnum):
    """Direction of travel: whether the figure moved the right way, not whether it rose."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Tone(StrEnum):
    """How a status word (on track, slight slippage, not yet due …) is meant."""

    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    WAITING = "waiting"
    MUTED = "muted"


class Align(StrEnum):
    """Of a column. ``decimal`` lines figures up on their decimal point."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    DECIMAL = "decimal"


class ListStyle(StrEnum):
    """``letters`` run (a) … (z), (aa), (ab) …; ``roman`` (i), (ii) …; ``numbers`` 1. 2. and so on."""

    LETTERS = "letters"
    NUMBERS = "numbers"
    ROMAN = "roman"
    BULLETS = "bullets"


class ParagraphKind(StrEnum):
    """``lead`` opens a paper, ``note`` is small print, ``centred`` stands alone in the middle."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    CENTRED = "centred"


class RowKind(StrEnum):
    """A ``group`` row has one cell over the whole width and stays with the row after it."""

    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Classification(StrEnum):
    """Part I (public) or Part II of the agenda; see Schedule 12A to the Local Government Act 1972 for exempt."""

    PUBLIC = "public"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"


class SectionKind(StrEnum):
    AGENDA = "agenda"
    MINUTES = "minutes"
    REPORT = "report"
    PLAN = "plan"
    KPIS = "kpis"
    PROGRAMME = "programme"
    TRACKING = "tracking"
    APPENDIX = "appendix"
    OTHER = "other"
