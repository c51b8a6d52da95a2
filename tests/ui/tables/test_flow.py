from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.tables.flow import FilterLayout


@pytest.fixture
def bar(qtbot: QtBot) -> QWidget:
    bar = QWidget()
    qtbot.addWidget(bar)
    field = QLineEdit(bar)
    field.setMinimumWidth(200)
    field.setMaximumWidth(320)
    layout = FilterLayout(field, bar)
    layout.setContentsMargins(20, 10, 20, 10)
    layout.setSpacing(8)
    for width in (100, 120, 140):
        chip = QPushButton(bar)
        chip.setFixedSize(width, 30)
        layout.addWidget(chip)
    count = QPushButton("count", bar)
    count.setFixedSize(80, 30)
    layout.add_at_right(count)
    bar.show()
    return bar


def lay_out(bar: QWidget, width: int) -> tuple[QLineEdit, list[QPushButton], QPushButton]:
    layout = bar.layout()
    bar.resize(width, layout.heightForWidth(width))
    layout.activate()
    *chips, count = bar.findChildren(QPushButton)
    return bar.findChildren(QLineEdit)[0], chips, count


def test_everything_stands_in_one_line_where_there_is_room(bar: QWidget) -> None:
    field, chips, count = lay_out(bar, 1000)
    middle = pytest.approx(field.geometry().center().y(), abs=1)
    assert all(chip.geometry().center().y() == middle for chip in chips)
    assert field.width() == 320
    assert count.geometry().right() == 1000 - 20 - 1


def test_chips_flow_below_rather_than_be_cut(bar: QWidget) -> None:
    field, chips, count = lay_out(bar, 420)
    assert [chip.width() for chip in chips] == [100, 120, 140]
    assert all(chip.y() > field.geometry().bottom() for chip in chips)
    assert chips[0].y() == chips[1].y()
    assert count.geometry().center().y() == pytest.approx(field.geometry().center().y(), abs=1)
    lay_out(bar, 340)
    assert chips[2].y() > chips[1].y()
    assert bar.rect().contains(chips[2].geometry())


def test_it_is_never_narrower_than_its_widest_part(bar: QWidget) -> None:
    assert bar.minimumSizeHint().width() == 200 + 8 + 80 + 40


def test_a_chip_that_is_hidden_takes_no_room(bar: QWidget) -> None:
    _, chips, _ = lay_out(bar, 1000)
    chips[0].hide()
    field, chips, _ = lay_out(bar, 1000)
    assert chips[1].x() == field.geometry().right() + 1 + 8
