from __future__ import annotations

import pytest

from boardkeeper.errors import UserError
from boardkeeper.saving import save_whole


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "pack.pdf"
    save_whole(path, b"one")
    save_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


def test_what_cannot_be_written_leaves_what_is_there(tmp_path):
    folder = tmp_path / "pack.pdf"
    folder.mkdir()
    (folder / "inside").write_bytes(b"kept")
    with pytest.raises(UserError, match=r"“pack.pdf” was not written") as refused:
        save_whole(folder, b"two")
    assert refused.value.next_step
    assert (folder / "inside").read_bytes() == b"kept"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]
