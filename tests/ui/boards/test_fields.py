from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardkeeper.errors import UserError
from ui.boards.fields import BlockField, ChoiceField, LineField, NumberField, SettingField, TimeField


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    QVBoxLayout(sheet).addWidget(QLineEdit(sheet))
    sheet.show()
    return sheet


def placed(sheet: QWidget, field: SettingField, value: object) -> list[object]:
    """Puts a field on the sheet with the keyboard in it; answers what it asks to keep."""
    heard: list[object] = []
    field.setParent(sheet)
    sheet.layout().addWidget(field)
    field.show_value(value, is_other=True)
    field.committed.connect(heard.append)
    field.setFocus()
    return heard


def leave(sheet: QWidget) -> None:
    sheet.findChild(QLineEdit).setFocus()


def test_a_line_keeps_what_was_typed_once_when_it_is_left(qtbot: QtBot, sheet: QWidget) -> None:
    field = LineField("usual_venue", "Usual venue")
    heard = placed(sheet, field, "Council House")
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, " Warspite Room ")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    leave(sheet)
    assert heard == ["Warspite Room"]
    assert field.editor.accessibleName() == "Usual venue"


def test_what_was_refused_stays_with_the_reason_and_is_not_asked_again(qtbot: QtBot, sheet: QWidget) -> None:
    field = LineField("contact_email", "E-mail", hint="Printed on the front.")
    heard = placed(sheet, field, "old@council.gov.uk")
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "ask Helen")
    leave(sheet)
    field.refuse(UserError("“ask Helen” is not an e-mail address.", "Write it like a@b.uk."))
    field.show_value("old@council.gov.uk")
    field.setFocus()
    leave(sheet)
    assert (field.editor.text(), field.is_wrong, heard) == ("ask Helen", True, ["ask Helen"])
    assert field.said.text() == "“ask Helen” is not an e-mail address. Write it like a@b.uk."
    assert field.editor.accessibleDescription() == field.said.text()
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert (field.editor.text(), field.is_wrong, field.said.text()) == (
        "old@council.gov.uk",
        False,
        "Printed on the front.",
    )


def test_another_board_takes_the_place_of_what_was_wrong(qtbot: QtBot, sheet: QWidget) -> None:
    field = TimeField("usual_start", "Usual start")
    heard = placed(sheet, field, time(14, 0))
    assert field.editor.text() == "2.00 pm"
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "afternoon")
    leave(sheet)
    assert field.is_wrong
    assert "“afternoon” is not a time of day." in field.said.text()
    field.show_value(time(10, 30), is_other=True)
    assert (field.editor.text(), field.is_wrong, heard) == ("10.30 am", False, [])


@pytest.mark.parametrize(("typed", "kept"), [("10am", time(10, 0)), ("", None)])
def test_a_time_is_read_as_people_type_it(
    qtbot: QtBot, sheet: QWidget, typed: str, kept: time | None
) -> None:
    field = TimeField("usual_start", "Usual start")
    heard = placed(sheet, field, time(14, 0))
    field.editor.clear()
    qtbot.keyClicks(field.editor, typed)
    leave(sheet)
    assert heard == [kept]


def test_a_block_takes_lines_and_is_left_with_tab(qtbot: QtBot, sheet: QWidget) -> None:
    field = BlockField("address", "Address block")
    heard = placed(sheet, field, "")
    qtbot.keyClicks(field.editor, "Ballard House")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(field.editor, "Plymouth")
    assert heard == []
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert heard == ["Ballard House\nPlymouth"]


def test_a_refresh_leaves_alone_what_is_being_typed(qtbot: QtBot, sheet: QWidget) -> None:
    field = LineField("name", "Name")
    placed(sheet, field, "Scrutiny")
    qtbot.keyClicks(field.editor, "x")
    field.show_value("Renamed elsewhere")
    assert field.editor.text() == "xScrutiny"


def test_a_number_is_kept_when_it_is_left_and_told_before(qtbot: QtBot, sheet: QWidget) -> None:
    field = NumberField("notice_days", "Notice", "clear days")
    heard = placed(sheet, field, 5)
    with qtbot.waitSignal(field.moved):
        qtbot.keyClick(field.editor, Qt.Key.Key_Up)
    assert (field.value, heard) == (6, [])
    leave(sheet)
    assert heard == [6]
    assert field.editor.accessibleName() == "Notice clear days"


def test_the_wheel_over_a_field_changes_nothing(qtbot: QtBot, sheet: QWidget) -> None:
    number, choice = NumberField("notice_days", "Notice", "days"), ChoiceField("x", "X", ((1, "a"), (2, "b")))
    heard = placed(sheet, number, 5) + placed(sheet, choice, 1)
    for editor in (number.editor, choice.editor):
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(editor.mapToGlobal(QPoint(5, 5))),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor, wheel)
    assert (number.value, choice.value, heard) == (5, 1, [])
