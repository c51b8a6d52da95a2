from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from boardkeeper import actions, bootstrap, meetings
from boardkeeper.bootstrap import BoardOffice
from db.errors import BackupUnusable, BoardExists, NothingToUndo
from ui.office import NewBoard
from ui.theme.tokens import Tone

WHO = "Ann Smith"


@pytest.fixture
def office():
    return BoardOffice()


def test_the_window_makes_a_file_with_its_board_and_opens_it(office, tmp_path):
    wanted = NewBoard(tmp_path / "a.board", "Children", "Plymouth", "scotland")
    desk = office.create(wanted, WHO)
    assert [(board.name, board.council) for board in office.boards(desk)] == [("Children", "Plymouth")]
    desk.close()
    with pytest.raises(BoardExists):
        office.create(wanted, WHO)
    office.open(tmp_path / "a.board", WHO).close()


def test_the_status_bar_is_told_what_was_saved_when_and_what_undo_would_take_back(office, desk):
    before = office.standing(desk.store)
    assert (before.undo_label, before.redo_label, before.backup_at) == (None, None, None)
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    assert office.undo(desk.store, WHO) == "Add the meeting of 11 September 2019"
    after = office.standing(desk.store)
    assert (after.undo_label, after.redo_label) == (None, "Add the meeting of 11 September 2019")
    assert after.saved_at is not None
    assert office.redo(desk.store, WHO) == "Add the meeting of 11 September 2019"
    assert office.changes_of(desk.store)
    office.undo(desk.store, WHO)
    with pytest.raises(NothingToUndo):
        office.undo(desk.store, WHO)


def test_the_rail_says_how_many_are_late_and_else_how_many_are_open(office, desk):
    assert office.counts(desk.store, desk.board_id) == {}
    actions.add_action(desk.store, WHO, desk.board_id, "A", "X", "July 2019", raised_on=date(2019, 7, 1))
    actions.add_action(desk.store, WHO, desk.board_id, "B", "X", "", raised_on=date(2019, 7, 1))
    late = office.counts(desk.store, desk.board_id)["actions"]
    assert (late.text, late.tone, late.spoken) == ("1 late", Tone.BAD, "1 overdue of 2 open")


def test_what_is_found_leads_to_its_page_with_its_day(office, desk):
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11), venue="Warspite Room")
    (found,) = office.search(desk.store, desk.board_id, "warspite")
    assert (found.page, found.kind) == ("meetings", "Meeting")
    assert found.context.startswith("11 Sep 2019")


def test_a_backup_is_made_listed_and_put_back(office, desk):
    office.back_up(desk.store, progress=lambda *_: None, cancelled=lambda: True)
    assert office.backups(desk.store) == []
    office.back_up(desk.store, progress=lambda *_: None, cancelled=lambda: False)
    (entry,) = office.backups(desk.store)
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    reopened = office.restore(desk.store, Path(entry.path), WHO)
    try:
        assert meetings.list_meetings(reopened, desk.board_id).total == 0
    finally:
        reopened.close()


def test_a_backup_that_cannot_be_used_leaves_the_board_open(office, desk):
    office.back_up(desk.store, progress=lambda *_: None, cancelled=lambda: False)
    (entry,) = office.backups(desk.store)
    Path(entry.path).write_bytes(b"x" * 9000)
    with pytest.raises(BackupUnusable):
        office.restore(desk.store, Path(entry.path), WHO)
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))


def test_without_a_display_the_window_is_refused_with_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "linux")
    for name in bootstrap._DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    assert bootstrap.open_window(None) == 1
    assert "There is no display" in capsys.readouterr().err
