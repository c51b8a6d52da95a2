"""A board whose summer is minuted: 29 May and 10 July 2019 are drafts, 11 September 2019 has an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from boardkeeper import meetings, minutes
from boardkeeper.minutes import ParagraphView, PieceKind, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from boardkeeper.reports import Mark
from db.store import Store

WHO = "Helen Rickman"
MAY, JULY, SEPTEMBER = date(2019, 5, 29), date(2019, 7, 10), date(2019, 9, 11)


@dataclass(frozen=True)
class Summer:
    """The file and its meetings."""

    store: Store
    board_id: str
    may: str
    july: str
    september: str

    def read(self, meeting_id: str) -> minutes.MinutesView:
        return minutes.get_minutes(self.store, meeting_id)

    def minute(self, meeting_id: str, title: str) -> minutes.MinuteView:
        return next(each for each in self.read(meeting_id).minutes if each.title == title)

    def paragraph(self, meeting_id: str, starts: str) -> ParagraphView:
        every = [each for minute in self.read(meeting_id).minutes for each in minute.paragraphs]
        return next(each for each in every if each.text.startswith(starts))

    def numbers(self, meeting_id: str) -> list[int | None]:
        return [each.number for each in self.read(meeting_id).minutes]


def said(title: str, *pieces: WrittenPiece, is_numbered: bool = True) -> list[WrittenPiece]:
    """A minute of these pieces, of one paragraph when none are given."""
    heading = WrittenPiece(new_id(), PieceKind.HEADING, title, is_numbered=is_numbered)
    return [heading, *(pieces or (piece("Members noted it."),))]


def piece(text: str, kind: PieceKind = PieceKind.TEXT, **facts: Any) -> WrittenPiece:
    return WrittenPiece(new_id(), kind, text, **facts)


@pytest.fixture
def summer(desk) -> Summer:
    may = meetings.add_meeting(desk.store, WHO, desk.board_id, MAY, is_annual=True)
    july = meetings.add_meeting(desk.store, WHO, desk.board_id, JULY)
    september = meetings.add_meeting(desk.store, WHO, desk.board_id, SEPTEMBER, standard_agenda=True)
    minutes.write_pieces(
        desk.store, WHO, may, [each for number in range(1, 10) for each in said(f"Item {number}")]
    )
    asked = WrittenDecision(ask=WrittenAsk("Isabelle Morgan", "November 2019"))
    minutes.write_pieces(
        desk.store,
        WHO,
        july,
        [
            *said("Apologies", is_numbered=False),
            *(each for number in range(10, 16) for each in said(f"Item {number}")),
            *said(
                "Elective Home Education",
                piece("Judith Harwood presented the report."),
                piece("the contract was due to end in August 2019;", PieceKind.POINT),
                piece(
                    "parents should be given a two week cooling-off period;",
                    PieceKind.POINT,
                    marks=(Mark(30, 34, "bold"), Mark(35, 46, "italic")),
                ),
                piece("that the results come in the autumn;", PieceKind.RESOLUTION, decision=asked),
            ),
            *(each for number in range(17, 22) for each in said(f"Item {number}")),
        ],
    )
    return Summer(desk.store, desk.board_id, may, july, september)
