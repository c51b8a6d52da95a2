from __future__ import annotations

from collections.abc import Callable

import pytest

from boardkeeper import minutes
from boardkeeper.minutes import PieceKind, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from tests.ui.real_board import WHO, Desk
from ui.actions.page import ActionsPage
from ui.decisions.page import DecisionsPage
from ui.follow_up.page import FollowUpPage
from ui.page import Page, Place

ASK = WrittenAsk("Jean Kelly", "end of July")
LIMB = WrittenPiece(new_id(), PieceKind.RESOLUTION, "that it be sent.", decision=WrittenDecision(ask=ASK))
ACTION = WrittenPiece(new_id(), PieceKind.ACTION, "send it", ask=ASK)
PIECES = (WrittenPiece(new_id(), PieceKind.HEADING, "Exclusions"), LIMB, ACTION)


@pytest.mark.parametrize(
    ("page", "piece", "shown"),
    [(DecisionsPage, LIMB, "Agreed that it be sent."), (ActionsPage, ACTION, "send it")],
)
def test_a_row_that_was_minuted_leads_to_its_paragraph(
    show_page: Callable[[type[Page]], Desk], page: type[FollowUpPage], piece: WrittenPiece, shown: str
) -> None:
    desk = show_page(page)
    desk.ask(minutes.write_pieces, WHO, desk.made.coming, PIECES)
    desk.settle()
    row_id = _row_of(desk, piece)
    desk.page.reveal(row_id)
    desk.settle()
    assert desk.page.row.text == shown
    assert desk.page.origin.isVisibleTo(desk.page)
    desk.page.origin.button.click()
    desk.page.open_minutes()
    assert desk.places == [Place("meetings", piece.id)] * 2


def test_a_row_from_elsewhere_says_that_there_is_nothing_to_open(
    show_page: Callable[[type[Page]], Desk],
) -> None:
    desk = show_page(DecisionsPage)
    assert desk.page.row is not None
    assert not desk.page.origin.isVisibleTo(desk.page)
    desk.page.open_minutes()
    assert desk.places == []
    assert desk.said == ["This decision was not written in minutes kept here."]


def _row_of(desk: Desk, piece: WrittenPiece) -> str:
    view = desk.ask(minutes.get_minutes, desk.made.coming)
    paragraph = next(each for each in view.minutes[0].paragraphs if each.id == piece.id)
    ask = paragraph.action or paragraph.resolution.ask
    assert ask is not None
    return ask.row_id
