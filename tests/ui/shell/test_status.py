from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.office import FileStanding
from ui.shell.status import StatusBar, when_words

LOCAL = datetime.now(UTC).astimezone().tzinfo
NOW = datetime(2019, 8, 15, 12, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2019, 8, 15, 10, 42, tzinfo=LOCAL), "10:42"),
        (datetime(2019, 8, 14, 16, 5, tzinfo=LOCAL), "yesterday 16:05"),
        (datetime(2019, 8, 9, 9, 0, tzinfo=LOCAL), "Fri 9 Aug 09:00"),
        (datetime(2018, 12, 31, 23, 59, tzinfo=LOCAL), "Mon 31 Dec 2018"),
    ],
)
def test_a_moment_is_said_as_briefly_as_it_can_be(moment: datetime, words: str) -> None:
    assert when_words(moment, NOW) == words


def test_the_bar_says_file_and_who(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    standing = FileStanding(
        Path("/boards/Sandbourne.board"), NOW, NOW, is_encrypted=True, undo_label=None, redo_label=None
    )
    bar.show_standing(standing, "Jean Kelly")
    assert bar._file.text() == "Sandbourne.board · encrypted"
    assert bar._file.toolTip() == str(Path("/boards/Sandbourne.board"))
    assert bar._who.text() == "Jean Kelly"


def test_the_tips_of_menus_do_not_hide_what_is_saved(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.showMessage("Undo")
    assert bar._saved.isVisible()
