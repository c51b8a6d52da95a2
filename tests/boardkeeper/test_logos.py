from __future__ import annotations

import pytest

from boardkeeper import boards, logos
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile

WHO = "Ann Smith"
ARMS = TakenFile("arms.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_a_logo_is_kept_shown_and_taken_away(desk):
    assert logos.logo_of(desk.store, desk.board_id) is None
    logos.set_logo(desk.store, WHO, desk.board_id, ARMS)
    kept = logos.logo_of(desk.store, desk.board_id)
    assert kept is not None
    assert (kept.name, kept.media_type, kept.content) == ("logo.svg", ARMS.media_type, ARMS.content)
    logos.remove_logo(desk.store, WHO, desk.board_id)
    assert logos.logo_of(desk.store, desk.board_id) is None
    desk.store.undo(WHO)
    assert logos.logo_of(desk.store, desk.board_id) == kept
    assert desk.store.verify().is_clean


def test_a_board_made_like_another_has_its_logo(desk):
    logos.set_logo(desk.store, WHO, desk.board_id, ARMS)
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth", like=desk.board_id)
    assert logos.logo_of(desk.store, other) == logos.logo_of(desk.store, desk.board_id)


def test_what_is_no_picture_is_no_logo(desk):
    with pytest.raises(UserError, match="is not a picture"):
        logos.set_logo(desk.store, WHO, desk.board_id, TakenFile("letter.pdf", "application/pdf", b"%PDF"))
    assert desk.labels() == []
