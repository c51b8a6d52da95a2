from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.tables.columns import Column, DueCell, Kind, ProgressCell, RagCell, SparklineCell, TravelCell
from ui.tables.painting import PAINTERS, Cell, draw_rag, draw_sparkline
from ui.theme.theme import Theme

VALUES = {
    Kind.TEXT: "Re-referrals",
    Kind.STRONG: "Re-referrals",
    Kind.MUTED: "Re-referrals",
    Kind.NUMBER: 12,
    Kind.CHIP: "on track",
    Kind.RAG: RagCell("A"),
    Kind.TRAVEL: TravelCell("worse", rises=True, comparator="May 2019"),
    Kind.SPARKLINE: SparklineCell((Decimal(1), Decimal(3), None, Decimal(2)), Decimal(2)),
    Kind.DUE: DueCell("Fri 30 Aug 2019", 12),
    Kind.PROGRESS: ProgressCell(3, 7),
}


def canvas() -> QImage:
    image = QImage(240, 56, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    return image


def drawn(theme: Theme, kind: Kind, value: object, width: int = 240) -> QImage:
    image = canvas()
    painter = QPainter(image)
    column = Column("Cell", lambda _row: value, kind=kind, lines=2)
    PAINTERS[kind](Cell(painter, QRect(0, 0, width, 56), theme, column, object(), is_chosen=False))
    painter.end()
    return image


def inked(image: QImage, space: QRect | None = None) -> int:
    box = space or image.rect()
    white = QColor("#ffffff").rgb()
    return sum(
        image.pixel(x, y) != white
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    )


def test_every_kind_has_a_painter() -> None:
    assert set(PAINTERS) == set(Kind) == set(VALUES)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_cell_is_drawn_and_stays_inside_its_space(qtbot: QtBot, theme: Theme, kind: Kind) -> None:
    image = drawn(theme, kind, VALUES[kind], 160)
    assert inked(image) > 50
    assert inked(image, QRect(164, 0, 76, 56)) == 0


@pytest.mark.parametrize("kind", [Kind.RAG, Kind.TRAVEL, Kind.SPARKLINE, Kind.DUE, Kind.PROGRESS, Kind.CHIP])
def test_a_cell_without_a_value_is_blank(qtbot: QtBot, theme: Theme, kind: Kind) -> None:
    assert inked(drawn(theme, kind, None)) == 0


def test_the_three_rag_marks_differ_in_shape_not_only_in_colour(qtbot: QtBot, theme: Theme) -> None:
    shapes = []
    for letter in "RAG":
        image = canvas()
        painter = QPainter(image)
        draw_rag(painter, theme, QPointF(28, 28), letter)
        painter.end()
        shapes.append(
            [inked(image, QRect(0, y, 56, 1)) > 0 and inked(image, QRect(0, y, 56, 1)) for y in range(56)]
        )
    red, amber, green = shapes
    assert red != amber != green != red


def test_a_gap_in_a_series_stays_a_gap_and_a_lone_figure_is_seen(qtbot: QtBot, theme: Theme) -> None:
    image = canvas()
    painter = QPainter(image)
    values = (Decimal(5), None, Decimal(5), None, Decimal(5), Decimal(1))
    draw_sparkline(painter, theme, QRectF(10, 10, 200, 36), SparklineCell(values))
    painter.end()
    assert inked(image, QRect(14, 0, 34, 56)) == 0
    assert inked(image, QRect(86, 5, 8, 10)) > 0
