"""The panel that prints a pack, exports it, and gives it out to everybody on the distribution list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from boardkeeper import distribution
from boardkeeper.editions import Edition, Part, Readers
from boardkeeper.render.pages import PageReader
from tests.ui.meetings.pack.conftest import ready
from tests.ui.real_board import WHO, Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.comparing.panel import ComparingPanel
from ui.meetings.pack.giving_out.giver import printer_for
from ui.meetings.pack.giving_out.panel import GivingOutPanel
from ui.meetings.pack.giving_out.wants import Sides, Wanted, What, paper_words
from ui.meetings.pack.giving_out.who_box import Way
from ui.meetings.pack.step import PackStep

NAME = "Pack"


def choose(desk: Desk, panel: GivingOutPanel, what: What) -> None:
    place = panel.what.what.findText(what.value)
    panel.what.what.setCurrentIndex(place)
    panel.what.what.activated.emit(place)
    desk.settle()


def pdf_printer(path: Path, wanted: Wanted) -> QPrinter:
    printer = printer_for(wanted, NAME)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(40)
    return printer


def page_sizes(path: Path) -> list[tuple[int, int]]:
    with PageReader(path.read_bytes()) as reader:
        return [tuple(round(edge) for edge in reader.size(index)) for index in range(len(reader))]


# What ------------------------------------------------------------------------------------------------------


def test_the_panel_opens_on_what_is_shown_with_sensible_choices(
    builder: PackBuilder, panel: GivingOutPanel
) -> None:
    assert builder.pack is not None
    count = len(builder.pack.sizes)
    assert panel.wanted == Wanted(Edition())
    assert panel.summary.text() == paper_words(count, 1, Sides.BOTH)
    assert panel.go_button.isEnabled()
    assert panel.what.readers.hasFocus()


def test_the_pages_beside_follow_what_is_chosen_here(
    desk: Desk, builder: PackBuilder, panel: GivingOutPanel
) -> None:
    choose(desk, panel, What.AGENDA)
    ready(desk, builder)
    assert builder.edition == Edition(part=Part.AGENDA)
    assert builder.pack is not None
    assert panel.summary.text() == paper_words(len(builder.pack.sizes), 1, Sides.BOTH)
    panel.what.large_print.click()
    ready(desk, builder)
    assert builder.edition == Edition(part=Part.AGENDA, is_large_print=True)


def test_items_are_named_by_their_numbers_and_a_wrong_one_says_which_there_are(
    desk: Desk, builder: PackBuilder, panel: GivingOutPanel
) -> None:
    choose(desk, panel, What.ITEMS)
    assert not panel.go_button.isEnabled()
    desk.qtbot.keyClicks(panel.what.items.line, "3-99")
    desk.qtbot.keyClick(panel.what.items.line, Qt.Key.Key_Return)
    assert panel.what.items.said.text().startswith("There is no item 99 on this agenda.")
    assert builder.edition.part is Part.WHOLE
    panel.what.items.line.setText("3")
    desk.qtbot.keyClick(panel.what.items.line, Qt.Key.Key_Return)
    ready(desk, builder)
    assert builder.edition.part is Part.ITEMS
    assert len(builder.edition.items) == 1
    assert panel.go_button.isEnabled()


def test_pages_are_named_as_they_are_printed(desk: Desk, builder: PackBuilder, panel: GivingOutPanel) -> None:
    choose(desk, panel, What.PAGES)
    assert not panel.go_button.isEnabled()
    panel.what.pages.line.setText("i, 900")
    assert panel.what.pages.said.text().startswith("There is no page “900” here. The pages run from i to ")
    panel.what.pages.line.setText("i, 1-2")
    assert panel.summary.text() == "3 pages on 2 sheets of A4."
    assert panel.wanted.pages == "i, 1-2"
    panel.what.pages.line.setText("2-1")
    assert panel.what.pages.said.text() == "Prints pages 1–2."
    panel.what.pages.line.setText("0-3")
    assert panel.what.pages.said.text().startswith("There is no page “0” here.")
    assert not panel.go_button.isEnabled()


def test_only_the_line_that_is_asked_for_is_shown(desk: Desk, panel: GivingOutPanel) -> None:
    choose(desk, panel, What.PAGES)
    assert panel.what.pages.isVisible()
    choose(desk, panel, What.ITEMS)
    assert panel.what.items.isVisible()
    assert not panel.what.pages.isVisible()


def test_what_ends_in_the_background_closes_no_other_panel(
    desk: Desk, step: PackStep, panel: GivingOutPanel
) -> None:
    step.further.compare()
    panel.giver.done.emit()
    assert isinstance(step.panes.panel, ComparingPanel)
    desk.settle()


def test_some_pages_are_printed_and_never_made_into_a_file(exporting: GivingOutPanel) -> None:
    assert exporting.what.what.findText(What.PAGES.value) == -1


def test_another_edition_chosen_elsewhere_is_shown_here(
    desk: Desk, builder: PackBuilder, panel: GivingOutPanel
) -> None:
    builder.set_edition(Edition(Readers.CHAIR))
    ready(desk, builder)
    assert panel.what.readers.value is Readers.CHAIR
    assert panel.wanted.edition.readers is Readers.CHAIR


# How -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "copies", "sides", "words"),
    [
        (50, 1, Sides.BOTH, "50 pages on 25 sheets of A4."),
        (51, 12, Sides.BOTH, "51 pages on 26 sheets of A4; 12 copies take 312 sheets."),
        (1, 2, Sides.ONE, "1 page on 1 sheet of A4; 2 copies take 2 sheets."),
        (50, 1, Sides.BOOKLET, "50 pages on 13 sheets of A4, folded once."),
        (
            230,
            2,
            Sides.BOOKLET,
            "230 pages on 58 sheets of A4, folded in 3 parts, one beside the other; 2 copies take 116 sheets.",
        ),
    ],
)
def test_the_paper_it_takes_is_counted(pages: int, copies: int, sides: Sides, words: str) -> None:
    assert paper_words(pages, copies, sides) == words


@pytest.mark.parametrize(
    ("sides", "duplex"),
    [
        (Sides.BOTH, QPrinter.DuplexMode.DuplexLongSide),
        (Sides.ONE, QPrinter.DuplexMode.DuplexNone),
        (Sides.BOOKLET, QPrinter.DuplexMode.DuplexShortSide),
    ],
)
def test_the_dialog_begins_with_what_was_chosen(
    sides: Sides, duplex: QPrinter.DuplexMode, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a printer on the machine Qt keeps no duplex.
    asked: list[QPrinter.DuplexMode] = []

    def keep(_printer: QPrinter, mode: QPrinter.DuplexMode) -> None:
        asked.append(mode)

    monkeypatch.setattr(QPrinter, "setDuplex", keep)
    printer = printer_for(Wanted(Edition(), sides=sides, copies=3), NAME)
    assert (asked, printer.copyCount(), printer.docName()) == ([duplex], 3, NAME)


def test_the_sides_are_remembered_and_a_booklet_of_large_print_is_not_offered(
    desk: Desk, builder: PackBuilder, panel: GivingOutPanel, step: PackStep
) -> None:
    panel.sides.setCurrentText(Sides.BOOKLET.value)
    panel.sides.activated.emit(panel.sides.currentIndex())
    panel.close_button.click()
    step.print_pack()
    assert panel.sides.value is Sides.BOOKLET
    panel.what.large_print.click()
    ready(desk, builder)
    assert panel.summary.text() == "A booklet halves its pages: large print is printed on whole sheets."
    assert not panel.go_button.isEnabled()


def test_the_print_button_opens_the_systems_dialog_and_nothing_is_printed_before_it_answers(
    desk: Desk, panel: GivingOutPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QPrintDialog] = []

    def show(dialog: QPrintDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(QPrintDialog, "show", show)
    panel.copies.setValue(2)
    desk.qtbot.mouseClick(panel.go_button, Qt.MouseButton.LeftButton)
    assert len(shown) == 1
    assert not shown[0].testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    assert shown[0].printer().copyCount() == 2
    assert not panel.giver.is_at_work
    shown[0].reject()
    assert not panel.giver.is_at_work
    shown[0].deleteLater()


def test_chosen_pages_come_out_in_their_size_and_the_panel_goes(
    desk: Desk, builder: PackBuilder, panel: GivingOutPanel, step: PackStep, tmp_path: Path
) -> None:
    choose(desk, panel, What.PAGES)
    panel.what.pages.line.setText("i, 1")
    path = tmp_path / "printed.pdf"
    panel.giver.print_on(pdf_printer(path, panel.wanted), panel.wanted, desk.made.coming, NAME)
    assert not panel.go_button.isEnabled()
    desk.settle()
    assert page_sizes(path) == [(595, 842), (595, 842)]
    assert desk.said[-1] == "2 pages sent to the printer."
    assert step.panes.panel is None


def test_a_booklet_comes_out_on_sheets_that_lie_on_their_side(
    desk: Desk, builder: PackBuilder, panel: GivingOutPanel, tmp_path: Path
) -> None:
    assert builder.pack is not None
    wanted = Wanted(Edition(), sides=Sides.BOOKLET)
    path = tmp_path / "printed.pdf"
    panel.giver.print_on(pdf_printer(path, wanted), wanted, desk.made.coming, NAME)
    desk.settle()
    assert page_sizes(path) == [(842, 595)] * (2 * -(-len(builder.pack.sizes) // 4))


def test_copies_that_a_printer_does_not_make_by_itself_begin_on_a_sheet_of_their_own(
    desk: Desk, panel: GivingOutPanel, tmp_path: Path
) -> None:
    wanted = Wanted(Edition(), pages="i", copies=3)
    path = tmp_path / "printed.pdf"
    panel.giver.print_on(pdf_printer(path, wanted), wanted, desk.made.coming, NAME)
    desk.settle()
    # A front page and a blank back, twice, and a front page.
    assert len(page_sizes(path)) == 5


def test_a_page_that_went_meanwhile_is_said_in_the_panel_and_nothing_is_printed(
    desk: Desk, panel: GivingOutPanel, tmp_path: Path
) -> None:
    wanted = Wanted(Edition(), pages="900")
    path = tmp_path / "printed.pdf"
    panel.giver.print_on(pdf_printer(path, wanted), wanted, desk.made.coming, NAME)
    desk.settle()
    assert panel.summary.text().startswith("There is no page “900” here.")
    assert not path.exists()
    assert panel.isVisible()


def test_a_printer_that_takes_nothing_is_named(desk: Desk, panel: GivingOutPanel, tmp_path: Path) -> None:
    wanted = Wanted(Edition(), pages="i")
    printer = pdf_printer(tmp_path / "nowhere" / "printed.pdf", wanted)
    panel.giver.print_on(printer, wanted, desk.made.coming, NAME)
    desk.settle()
    assert panel.summary.text().startswith("Nothing was printed: “")


# For whom --------------------------------------------------------------------------------------------------


def test_without_a_list_only_the_way_to_it_is_offered(desk: Desk, panel: GivingOutPanel) -> None:
    assert panel.who.way.count() == 1
    assert panel.who.list_button.text() == "Say who gets the papers…"
    panel.who.list_button.click()
    assert [(place.page, place.thing_id) for place in desk.places] == [("board", "Who gets the papers")]


def test_for_everybody_the_list_says_what_comes_out(desk: Desk, listed: None, panel: GivingOutPanel) -> None:
    panel.who.choose(Way.EVERYBODY)
    assert panel.who.said.text() == "Chair’s – 1 person, 1 copy\nPublic – 1 person, 2 copies"
    assert panel.summary.text() == "2 packs, 3 copies in all; each comes out by itself."
    assert not panel.what.readers.isVisibleTo(panel)
    assert not panel.copies.isVisibleTo(panel)


def test_everybodys_pack_is_a_job_of_its_own_with_the_name_on_the_cover(
    desk: Desk, listed: None, panel: GivingOutPanel, tmp_path: Path
) -> None:
    panel.who.choose(Way.EVERYBODY)
    path = tmp_path / "printed.pdf"
    panel.giver.print_on(pdf_printer(path, panel.wanted), panel.wanted, desk.made.coming, NAME)
    desk.settle()
    assert not panel.summary.text().startswith("The"), panel.summary.text()
    made = sorted(each.name for each in tmp_path.glob("Pack*.pdf"))
    assert made == ["Pack – Amina Okafor.pdf", "Pack – Press desk.pdf"]
    assert "2 packs, sent to the printer." in desk.said[-1]
    one, two = (len(page_sizes(tmp_path / name)) for name in made)
    assert two >= 2
    assert one >= 1


def test_who_is_put_on_the_list_meanwhile_is_counted_when_the_panel_is_seen_again(
    desk: Desk, panel: GivingOutPanel, step: PackStep
) -> None:
    desk.workplace.operations.run(None, distribution.add_recipient, WHO, desk.made.board.id, "Press desk")
    desk.settle()
    panel.hide()
    panel.show()
    desk.settle()
    assert panel.who.way.count() == 2


def test_escape_puts_the_panel_away(desk: Desk, panel: GivingOutPanel, step: PackStep) -> None:
    desk.qtbot.keyClick(panel.what.readers, Qt.Key.Key_Escape)
    assert step.panes.panel is None
