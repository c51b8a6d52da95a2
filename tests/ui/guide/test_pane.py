from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from ui.guide.book import ORDER, chapters
from ui.guide.pane import GuidePane
from ui.theme.theme import Mode, Theme


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> Iterator[GuidePane]:
    pane = GuidePane(theme)
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    pane.open("packs")
    return pane


def shown(pane: GuidePane) -> list[str]:
    items = [pane.contents.item(row) for row in range(pane.contents.count())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items if not item.isHidden()]


def test_it_opens_at_the_chapter_that_is_wanted(pane: GuidePane) -> None:
    assert pane.chapter_name == "packs"
    assert pane.text.toPlainText().startswith("Packs\n")
    assert shown(pane) == list(ORDER)


def test_the_arrow_keys_turn_to_the_next_chapter(qtbot: QtBot, pane: GuidePane) -> None:
    qtbot.keyClick(pane.contents, Qt.Key.Key_Down)
    assert pane.chapter_name == ORDER[ORDER.index("packs") + 1]


def test_a_link_leads_to_its_chapter(pane: GuidePane) -> None:
    pane.open("getting-started")
    pane.text.anchorClicked.emit(QUrl("importing.md"))
    assert pane.chapter_name == "importing"


def test_words_leave_the_chapters_that_hold_them_and_are_marked(qtbot: QtBot, pane: GuidePane) -> None:
    assert pane.focus_filter()
    qtbot.keyClicks(pane.field, "bank holidays")
    words = {chapter.name: chapter.words.casefold() for chapter in chapters()}
    holding = [name for name in ORDER if "bank" in words[name] and "holidays" in words[name]]
    assert 1 < len(holding) < len(ORDER)
    assert shown(pane) == holding
    assert pane.chapter_name == holding[0]
    marked = {mark.cursor.selectedText().casefold() for mark in pane.text.extraSelections()}
    assert marked == {"bank", "holidays"}
    qtbot.keyClick(pane.field, Qt.Key.Key_Escape)
    assert shown(pane) == list(ORDER)
    assert not pane.text.extraSelections()


def test_words_no_chapter_holds_are_said_to_be_so(qtbot: QtBot, pane: GuidePane) -> None:
    qtbot.keyClicks(pane.field, "zebra")
    assert shown(pane) == []
    assert pane.nothing.isVisible()


def test_escape_closes_it(qtbot: QtBot, pane: GuidePane) -> None:
    with qtbot.waitSignal(pane.closed):
        qtbot.keyClick(pane.contents, Qt.Key.Key_Escape)


def test_another_palette_is_followed(pane: GuidePane, theme: Theme) -> None:
    light = pane.text.document().defaultStyleSheet()
    theme.set_mode(Mode.DARK)
    assert theme.colours.text in pane.text.document().defaultStyleSheet() != light
