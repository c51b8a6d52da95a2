"""Choosing the edition that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from boardkeeper.editions import Edition, Part, Readers
from tests.ui.meetings.pack.conftest import changed
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.edition_menu import edition_words
from ui.meetings.pack.step import PackStep


def test_another_edition_is_laid_out_at_once_and_named_on_the_button(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    assert builder.pack is not None
    whole = builder.pack
    step.head.edition.parts[Part.AGENDA].trigger()
    changed(desk, builder, whole)
    assert builder.pack is not None
    assert builder.pack.edition == Edition(part=Part.AGENDA)
    assert len(builder.pack.sizes) < len(whole.sizes)
    assert step.head.edition.text() == "Public, agenda"
    assert step.head.edition.accessibleName() == "Edition: Public, agenda sheet"


def test_no_page_of_the_edition_before_stands_under_the_name_of_another(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    qtbot.waitUntil(lambda: 0 in step.pages.drawn_pages)
    before = builder.pack
    step.head.edition.large_print.trigger()
    changed(desk, builder, before)
    assert set(step.pages._images) == set(step.pages.drawn_pages)
    shown = step.thumbnails._pages.shown
    assert shown.pack is not None
    assert all(kept.looks == shown.pack.looks(row) for row, kept in shown.images.items())


def test_large_print_is_an_edition_of_its_own(desk: Desk, builder: PackBuilder, step: PackStep) -> None:
    before = builder.pack
    step.head.edition.large_print.trigger()
    changed(desk, builder, before)
    assert builder.edition.is_large_print
    assert step.head.edition.text() == "Public, large"


def test_items_are_asked_for_by_their_numbers(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    before = builder.pack
    step.head.edition.parts[Part.ITEMS].trigger()
    bar = step.items_bar
    assert bar.field.hasFocus()
    assert builder.edition.part is Part.WHOLE, "nothing changes before it is said which"
    qtbot.keyClicks(bar.field, "77")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.said.isVisible()
    assert "77" in bar.said.text()
    bar.field.clear()
    qtbot.keyClicks(bar.field, "3")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert step.pages.hasFocus()
    changed(desk, builder, before)
    item = next(each for each in desk.ask(agenda.list_items, desk.made.coming) if each.number == "3")
    assert builder.edition == Edition(part=Part.ITEMS, items=(item.id,))
    assert step.head.edition.text() == "Public, items"


def test_escape_leaves_the_edition_as_it_was(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    step.head.edition.parts[Part.ITEMS].trigger()
    qtbot.keyClick(step.items_bar.field, Qt.Key.Key_Escape)
    assert not step.items_bar.isVisible()
    assert builder.edition == Edition()
    assert step.head.edition.parts[Part.WHOLE].isChecked()
    desk.settle()


def test_the_restricted_pack_is_offered_only_where_something_is_exempt(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    menu = step.head.edition
    assert not menu.readers[Readers.RESTRICTED].isVisible()
    assert not menu.parts[Part.CHANGES].isVisible(), "nothing was published that something could differ from"
    before = builder.pack
    item = desk.ask(agenda.list_items, desk.made.coming)[2]
    desk.workplace.operations.run("Marked.", agenda.mark_exempt, "Jean Kelly", item.id, [3], "Prices.")
    changed(desk, builder, before)
    assert menu.readers[Readers.RESTRICTED].isVisible()
    before = builder.pack
    assert before is not None
    step.pages.go_to(1)
    label = before.labels[1]
    menu.readers[Readers.RESTRICTED].trigger()
    changed(desk, builder, before)
    assert builder.pack is not None
    assert builder.pack.papers.is_restricted
    assert builder.pack.labels[step.pages.page] == label, "one goes on reading at the same page"
    page = next(each.first_index for each in builder.pack.sections if each.item_number == item.number)
    assert step.thumbnails.spoken(page).endswith("exempt")


def test_another_meeting_is_shown_whole(desk: Desk, builder: PackBuilder, step: PackStep) -> None:
    before = builder.pack
    step.head.edition.parts[Part.AGENDA].trigger()
    changed(desk, builder, before)
    desk.page.reveal(desk.made.past)
    desk.settle()
    assert builder.edition.part is Part.WHOLE


def test_an_edition_that_cannot_be_made_is_said_and_the_one_before_stays(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    shown = builder.pack
    builder.set_edition(Edition(part=Part.CHANGES))
    desk.qtbot.waitUntil(lambda: bool(desk.said), timeout=20_000)
    desk.settle()
    changed(desk, builder, None)
    assert builder.edition == Edition()
    assert shown is not None
    assert step.head.edition.text() == "Public"
    assert desk.complaints == []


def test_editions_are_called_what_people_call_them() -> None:
    assert edition_words(Edition()) == "Public"
    chairs = Edition(Readers.CHAIR, Part.ITEMS, ("a",), is_large_print=True)
    assert edition_words(chairs) == "Chair’s, some items, large print"
