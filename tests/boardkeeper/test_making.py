from __future__ import annotations

import pytest

from boardkeeper import making
from boardkeeper.errors import UserError
from boardkeeper.making import NewBoard
from db.errors import BoardExists, BoardMissing

WHO = "Ann Smith"


def test_a_file_is_made_with_a_board_or_without(tmp_path):
    assert making.make_file(tmp_path / "a.board", WHO, NewBoard("Children", "Plymouth")) == ["Children"]
    assert making.make_file(tmp_path / "b.board", None, None) == []


@pytest.mark.parametrize(("name", "council"), [("", "Plymouth"), ("Children", "   ")])
def test_a_board_without_a_name_leaves_no_file_behind(tmp_path, name, council):
    with pytest.raises(UserError, match="A board has a name and a council"):
        making.make_file(tmp_path / "a.board", WHO, NewBoard(name, council))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(tmp_path):
    path = tmp_path / "a.board"
    path.write_text("something of value")
    with pytest.raises(BoardExists, match=r"“a\.board” exists already"):
        making.make_file(path, WHO, NewBoard("Children", "Plymouth"))
    assert path.read_text() == "something of value"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BoardMissing, match="There is no folder"):
        making.make_file(tmp_path / "nowhere" / "a.board", WHO, None)


def test_a_making_that_fails_half_way_leaves_no_file_behind(tmp_path, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("the sample cannot be read")

    monkeypatch.setattr("boardkeeper.sample.build_sample", fail)
    with pytest.raises(OSError, match="the sample cannot be read"):
        making.make_file(tmp_path / "a.board", WHO, None, sample=True)
    assert [path for path in tmp_path.iterdir() if path.name.startswith("a")] == []
