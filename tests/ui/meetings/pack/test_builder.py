"""The pack follows what is written: pages are looked at as they are laid out, and a file is made only when it is wanted."""

from __future__ import annotations

import pytest

from boardkeeper import agenda
from boardkeeper.editions import Edition, Part, Readers
from boardkeeper.render import pdf
from tests.ui.meetings.pack.conftest import changed, ready
from tests.ui.real_board import Desk
from ui.meetings.pack import builder as builders
from ui.meetings.pack.builder import LaidOutPack, PackBuilder, PackState
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step

WHO = "Jean Kelly"


def rename(desk: Desk, place: int, title: str) -> None:
    item = desk.ask(agenda.list_items, desk.made.coming)[place]
    desk.workplace.operations.run("Renamed.", agenda.update_item, WHO, item.id, title=title)


def laid_out(builder: PackBuilder) -> LaidOutPack:
    assert builder.pack is not None
    return builder.pack


def test_pages_are_shown_and_follow_without_a_file_being_put_together(
    desk: Desk, builder: PackBuilder, step: PackStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("a file was put together")

    monkeypatch.setattr(pdf, "assemble", refuse)
    before = laid_out(builder)
    rename(desk, 0, "Apologies for absence")
    changed(desk, builder, before)
    desk.qtbot.waitUntil(lambda: 0 in step.pages.drawn_pages, timeout=20_000)

    sheet = [laid_out(builder).text(index) for index in range(2)]
    assert "Apologies for absence" in " ".join(" ".join(sheet).split())


def test_after_an_edit_only_the_pages_it_touches_look_otherwise(desk: Desk, builder: PackBuilder) -> None:
    before = laid_out(builder)
    rename(desk, 0, "Apologies for absence")
    changed(desk, builder, before)
    after = laid_out(builder)

    assert len(after.sizes) == len(before.sizes)
    other = [index for index in range(len(after.sizes)) if after.looks(index) != before.looks(index)]
    sheet = range(after.sections[0].pages)
    assert other
    assert set(other) < set(range(len(after.sizes)))
    assert set(other) <= set(sheet)


def test_the_file_is_put_together_once_and_has_the_pages_that_are_shown(builder: PackBuilder) -> None:
    pack = laid_out(builder)
    built = pack.assembled()

    assert pack.assembled() is built
    assert built.labels == pack.labels
    assert built.pages == len(pack.sizes)


def test_the_edition_that_was_chosen_last_is_the_one_that_is_shown(desk: Desk, builder: PackBuilder) -> None:
    whole = laid_out(builder)
    sheet_alone = Edition(part=Part.AGENDA)
    for edition in (Edition(Readers.RESTRICTED), Edition(is_large_print=True), sheet_alone):
        builder.set_edition(edition)
    desk.qtbot.waitUntil(
        lambda: builder.state is PackState.READY and laid_out(builder).edition == sheet_alone, timeout=60_000
    )
    desk.settle()

    assert len(laid_out(builder).sections) == 1
    assert len(laid_out(builder).sizes) < len(whole.sizes)
    assert builder.edition == sheet_alone


def test_an_edition_of_some_items_is_not_taken_along_to_another_meeting(
    desk: Desk, builder: PackBuilder
) -> None:
    item = desk.ask(agenda.list_items, desk.made.coming)[2]
    builder.set_edition(Edition(Readers.RESTRICTED, Part.ITEMS, (item.id,)))
    ready(desk, builder)
    assert laid_out(builder).edition.part is Part.ITEMS
    builder.show_meeting(desk.made.past)

    assert builder.edition == Edition(Readers.RESTRICTED)
    assert builder.pack is None


def test_a_change_is_followed_at_once(desk: Desk, builder: PackBuilder) -> None:
    builder.take_note()
    assert builder.state is PackState.WORKING
    ready(desk, builder)


def test_a_row_of_changes_makes_few_new_packs_and_the_last_says_the_last_words(
    desk: Desk, builder: PackBuilder
) -> None:
    made: list[LaidOutPack] = []
    builder.laid_out.connect(made.append)
    before = laid_out(builder)
    item = desk.ask(agenda.list_items, desk.made.coming)[0]
    for number in range(6):
        title = f"Apologies, {number}"
        desk.workplace.operations.run("Renamed.", agenda.update_item, WHO, item.id, title=title)
    changed(desk, builder, before)
    desk.qtbot.waitUntil(lambda: "Apologies, 5" in laid_out(builder).text(1), timeout=20_000)
    ready(desk, builder)
    assert len(made) < 6


def test_while_one_writes_elsewhere_the_pack_follows_at_leisure(
    desk: Desk, builder: PackBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = laid_out(builder)
    monkeypatch.setattr(builders, "_RESTING_MILLISECONDS", 100_000)
    desk.page.place.stepper.choose(Step.PAPERS)
    rename(desk, 0, "Apologies for absence")
    desk.qtbot.waitUntil(lambda: builder.state is PackState.STALE, timeout=10_000)
    desk.settle()
    assert builder.pack is before
    desk.page.place.stepper.choose(Step.PACK)
    changed(desk, builder, before)

    assert laid_out(builder) is not before


def test_an_edition_that_cannot_be_made_is_refused_in_words_and_the_one_before_stays(
    desk: Desk, builder: PackBuilder
) -> None:
    builder.set_edition(Edition(part=Part.ITEMS))
    desk.qtbot.waitUntil(lambda: bool(desk.said), timeout=60_000)
    ready(desk, builder)

    assert "No item of this agenda is chosen." in desk.said[0]
    assert laid_out(builder).edition == Edition()


def test_after_a_fault_while_laying_out_the_pack_says_so_and_the_next_change_lays_it_out(
    desk: Desk, builder: PackBuilder, step: PackStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    crashes: list[Exception] = []
    desk.workplace.tasks.crashed.connect(crashes.append)
    before = laid_out(builder)
    with monkeypatch.context() as faulty:
        faulty.setattr(builders, "compose_edition", fail)
        builder.take_note()
        desk.qtbot.waitUntil(lambda: bool(crashes), timeout=20_000)
        desk.settle()
    assert builder.state is PackState.FAILED
    assert step.head.again_button.isVisible()
    assert builder.error is not None
    assert str(builder.error).startswith("The pack could not be laid out")
    assert builder.pack is before

    rename(desk, 0, "Apologies for absence")
    changed(desk, builder, before)
    assert "Apologies for absence" in " ".join(laid_out(builder).text(1).split())


def test_after_a_fault_while_reading_the_board_the_pack_is_laid_out_again_when_it_is_wanted(
    desk: Desk, builder: PackBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as faulty:
        faulty.setattr(builders, "gather_editions", fail)
        builder.take_note()
        desk.qtbot.waitUntil(lambda: builder.state is PackState.FAILED, timeout=20_000)
        desk.settle()
    builder.want()
    ready(desk, builder)
