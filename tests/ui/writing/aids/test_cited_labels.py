from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from boardkeeper import minutes
from boardkeeper.citations import CitedPlace
from boardkeeper.clock import current_day
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import Citation
from db.tables.minutes import Minute
from tests.threads import record_decision_progress
from tests.ui.real_board import WHO, Desk
from ui.decisions.page import DecisionsPage
from ui.page import Page, Place
from ui.theme.theme import Mode
from ui.writing.aids.cited_labels import linked_html

DAY = date(2019, 7, 10)
PLACE = CitedPlace("m", "minute-id", "limb-id", "Bullying & <b>", "to invite a parent.")


def test_nothing_in_a_text_is_markup_but_the_links() -> None:
    text = "See <b>Minute 17(2), 10 July 2019</b>\nand Minute 99, 10 July 2019 & on."

    html = linked_html(text, {Citation(17, 2, DAY): PLACE}, "#0b57a8")

    assert html == (
        'See &lt;b&gt;<a href="limb-id" title="Bullying &amp; &lt;b&gt;" style="color: #0b57a8">'
        "Minute 17(2), 10 July 2019</a>&lt;/b&gt;<br>and Minute 99, 10 July 2019 &amp; on."
    )


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(DecisionsPage)


def label_with(desk: Desk, words: str) -> QLabel:
    return next(
        label for label in desk.page.findChildren(QLabel) if words in label.text() and label.isVisible()
    )


def test_an_update_that_cites_a_minute_leads_to_it_and_what_was_typed_is_no_markup(desk: Desk) -> None:
    heading = WrittenPiece(new_id(), PieceKind.HEADING, "Exclusions")
    desk.ask(minutes.write_pieces, WHO, desk.made.coming, (heading,))
    desk.ask(_number, heading.id)
    view = desk.ask(minutes.get_minutes, desk.made.coming)
    cited = f"Minute 17, {full_date(view.held_on)}"
    row = desk.page.row
    desk.ask(
        record_decision_progress,
        WHO,
        row.id,
        f"Done, see {cited} <i>and</i> more.",
        FollowUpStatus.COMPLETE,
        current_day(),
    )
    desk.settle()
    label = label_with(desk, "Done, see")
    desk.qtbot.waitUntil(lambda: label.textFormat() is Qt.TextFormat.RichText, timeout=10_000)
    assert "&lt;i&gt;and&lt;/i&gt;" in label.text()
    theme = desk.page.workplace.theme
    theme.set_mode(Mode.DARK)
    assert f"color: {theme.colours.accent}" in label.text()
    label.linkActivated.emit(view.minutes[0].id)
    assert desk.places == [Place("meetings", view.minutes[0].id)]


def _number(store, minute_id):
    with store.edit("Number the minutes", WHO) as session:
        session.get_one(Minute, minute_id).number = 17
