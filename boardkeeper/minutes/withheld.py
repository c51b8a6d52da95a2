"""Rows of the logs that stand in a passage of the minutes which is not public, and what may be said instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from boardkeeper.minutes.editions import not_public
from db.tables.actions import Action
from db.tables.minutes import Minute, MinuteParagraph, Resolution

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def withheld_asks_in(session: Session, board_id: str) -> dict[str, str]:
    """By the id of the action or tracking decision: its public summary, or why there is none.

    A tracking decision made of several limbs is withheld when one of them is.
    """
    is_private = or_(MinuteParagraph.exempt_paragraphs != "", MinuteParagraph.is_confidential)
    tracked = (
        select(Resolution.tracking_decision_id, MinuteParagraph)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .where(Resolution.tracking_decision_id.is_not(None))
    )
    asked = select(Action.id, MinuteParagraph).join(
        MinuteParagraph, Action.paragraph_id == MinuteParagraph.id
    )
    found: dict[str, str] = {}
    for statement in (tracked, asked):
        of_board = statement.join(Minute, MinuteParagraph.minute_id == Minute.id).where(
            Minute.board_id == board_id, is_private
        )
        for row_id, paragraph in session.execute(of_board):
            if row_id is not None and row_id not in found:
                found[row_id] = paragraph.public_summary.strip() or not_public(
                    paragraph.exempt_paragraphs, is_confidential=paragraph.is_confidential
                )
    return found
