"""What a milestone is linked to, and the files that show it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, plan
from boardkeeper.kpis import add_kpi
from boardkeeper.plan.choices import link_choices
from tests.ui.real_board import Desk
from ui.page import Page, Place
from ui.plan.page import PlanPage


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    desk = show_page(PlanPage)
    desk.ask(add_kpi, "Nick Barr", desk.made.board.id, "Re-referrals")
    desk.ask(agenda.add_item, "Nick Barr", desk.made.coming, "Placement sufficiency")
    desk.settle()
    return desk


def link(qtbot: QtBot, desk: Desk, words: str) -> None:
    desk.page.link_chosen()
    desk.settle()
    field = desk.page.matter.links.field
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()


def test_a_kpi_an_action_and_a_minute_are_linked_and_lead_to_their_places(qtbot: QtBot, desk: Desk) -> None:
    choices = desk.ask(link_choices, desk.made.board.id)
    wanted = {choice.kind: choice for choice in reversed(choices)}
    assert set(wanted) == {"KPI", "Action", "Minute"}
    for choice in wanted.values():
        link(qtbot, desk, f"{choice.kind.value}: {choice.words}")
    pane = desk.page.matter.links
    assert len(pane.buttons) == 3
    for button in pane.buttons:
        button.click()
    assert {place.page for place in desk.places} == {"kpis", "actions", "meetings"}
    assert Place("kpis", wanted["KPI"].id) in desk.places
    for _ in range(3):
        pane.removers[0].click()
        desk.settle()
    assert pane.buttons == []
    desk.undo()
    assert len(pane.buttons) == 1


def test_words_that_fit_nothing_stay_with_the_reason(qtbot: QtBot, desk: Desk) -> None:
    link(qtbot, desk, "the moon")
    pane = desk.page.matter.links
    assert pane.wrong.text().startswith("“the moon” is not one KPI, action or minute.")
    assert pane.field.text() == "the moon"


def drop(desk: Desk, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    pane = desk.page.matter.evidence
    pane.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    desk.settle()
    desk.settle()


def test_a_file_that_is_dropped_is_evidence_until_it_is_taken_away(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "audit.txt"
    path.write_text("Sixty strategy discussions were read.", encoding="utf-8")
    drop(desk, path)
    pane = desk.page.matter.evidence
    assert [button.accessibleName() for button in pane.files] == ["Open the evidence audit.txt"]
    [evidence] = desk.ask(plan.evidence_of, desk.page.row.id)
    assert desk.ask(plan.read_evidence, evidence.id)[1] == path.read_bytes()
    pane.removers[0].click()
    desk.settle()
    assert pane.files == []
    desk.undo()
    assert len(pane.files) == 1


def test_a_file_that_cannot_be_evidence_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "program.exe"
    path.write_bytes(b"MZ\x00\x00")
    drop(desk, path)
    assert desk.complaints
    assert desk.page.matter.evidence.files == []


def test_a_workbook_dropped_on_the_window_is_imported_and_other_files_are_evidence(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Read.", encoding="utf-8")
    assert not desk.page.take_file(tmp_path / "plan.xlsx")
    assert desk.page.take_file(path)
    desk.settle()
    desk.settle()
    assert len(desk.page.matter.evidence.files) == 1
