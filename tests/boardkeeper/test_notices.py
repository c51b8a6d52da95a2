from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import notices
from boardkeeper.errors import UserError
from db.tables.plan import NoticeParagraph

WHO = "Ann Smith"


def test_a_notice_needs_a_title_and_a_paragraph_asks_something(desk):
    with pytest.raises(UserError, match="A notice needs a title"):
        notices.add_notice(desk.store, WHO, desk.board_id, " ", date(2023, 5, 20))
    notice_id = notices.add_notice(desk.store, WHO, desk.board_id, "Notice", date(2023, 5, 20))
    with pytest.raises(UserError, match="A paragraph of a notice asks something"):
        notices.add_requirement(desk.store, WHO, notice_id, "2", " ")


def test_paragraphs_keep_their_order_and_what_shows_them(desk):
    notice_id = notices.add_notice(
        desk.store,
        WHO,
        desk.board_id,
        "Direction",
        date(2023, 5, 20),
        kind=notices.NoticeKind.STATUTORY_DIRECTION,
        target_end_on=date(2023, 12, 31),
    )
    for reference in ("4(b)", "2"):
        notices.add_requirement(
            desk.store,
            WHO,
            notice_id,
            f" {reference} ",
            "Show it.",
            shown_by="Minutes",
            last_shown_on=date(2023, 6, 1),
        )
    with desk.store.read() as session:
        rows = session.query(NoticeParagraph).order_by(NoticeParagraph.position).all()
        assert [(row.reference, row.shown_by) for row in rows] == [("4(b)", "Minutes"), ("2", "Minutes")]
