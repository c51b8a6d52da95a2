"""On the chair’s laptop the window shows what a chair does, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from boardkeeper import actions, minutes, remarks
from boardkeeper.clock import current_day
from boardkeeper.remarks import RemarkKind
from boardkeeper.reviews.passages import read_meeting_text
from db.chairs_copy import NotInAReview
from tests.threads import record_action_progress
from tests.ui.real_board import RealBoard
from tests.ui.reviews.conftest import CHAIR, Seat
from ui.meetings.stepper import Step
from ui.modes import CHAIR as CHAIRS_MODE
from ui.pages import PAGES

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def all_remarks(seat: Seat) -> list[remarks.RemarkView]:
    return list(seat.ask(remarks.list_remarks, seat.made.board.id, current_day()).rows)


def read_minutes(seat: Seat) -> object:
    page = seat.go("meetings", seat.made.past)
    page.place.stepper.choose(Step.MINUTES)
    seat.settle()
    view = page.place.panes[Step.MINUTES].view
    view.setFocus()
    view.choose_first()
    seat.qtbot.waitUntil(page.place.panes[Step.MINUTES].side.box.isVisible)
    seat.settle()
    return page


def test_the_strip_says_whose_review_it_is_and_the_briefing_comes_first(chair: Seat) -> None:
    strip = chair.window.strip
    assert strip.isVisible()
    assert strip.title.text().startswith(f"{CHAIR}’s review of Improvement Board · Meeting of ")
    assert strip.facts.text().startswith("Sent by Jean Kelly on Wed 2 Sep 2026 · nothing exempt")
    known = {entry.id for entry in PAGES}
    wanted = [page for page in CHAIRS_MODE.rail or () if page in known]
    assert list(chair.window.page_ids) == wanted
    assert chair.window.pages.current_id == wanted[0] == "briefing"


def test_no_chip_asks_for_exempt_matter_where_there_is_none(chair: Seat) -> None:
    assert not chair.go("briefing").restricted.isVisible()
    assert not chair.go("matter").public.isVisible()


def test_every_command_of_the_mode_is_one_the_mode_names(chair: Seat) -> None:
    for page in chair.window.page_ids:
        chair.go(page)
        usable = {command.id for command, _ in chair.window.commands.usable()}
        assert {each for each in usable if not CHAIRS_MODE.admits(each)} == set()
    for gone in ("file.import", "board:settings", "go:people", "go:history", "file.old_minutes"):
        action = chair.window.commands.action(gone)
        assert not action.isEnabled()
        assert not action.isVisible()


def test_every_command_that_the_mode_names_exists(chair: Seat) -> None:
    for page in (*chair.window.page_ids, *sorted(CHAIRS_MODE.besides)):
        chair.go(page)
    known = {command.id for command in chair.window.commands.all_commands()}
    named = {each for each in CHAIRS_MODE.commands or () if not each.endswith((":", "."))}
    assert named - known == set()


def test_a_boards_own_file_opened_afterwards_is_whole_again(
    chair: Seat, files: tuple[RealBoard, Path, Path], tmp_path: Path
) -> None:
    import shutil

    chair.go("meetings")
    chair.open(Path(shutil.copy(files[1], tmp_path / "other.board")))
    assert not chair.window.strip.isVisible()
    assert chair.window.page_ids[0] == "today"
    assert len(chair.window.page_ids) == 10
    assert chair.window.commands.action("file.import").isEnabled()
    assert hasattr(chair.go("meetings").place, "agenda")


def test_a_challenge_on_a_paragraph_of_the_minutes_is_made_by_keyboard(chair: Seat) -> None:
    page = read_minutes(chair)
    chair.press(Qt.Key.Key_Down, ALT)
    chair.press(Qt.Key.Key_Return)
    chair.type("Who counted?")
    chair.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    (made,) = all_remarks(chair)
    assert (made.kind, made.said_by, made.text) == (RemarkKind.CHALLENGE, CHAIR, "Who counted?")
    assert made.quote == "agency numbers had fallen; and"
    pane = page.place.panes[Step.MINUTES]
    assert pane.side.box.words()[-1] == "Who counted?"
    assert pane.view.hasFocus()
    assert next(each for each in pane.view.passages if each.id == made.about_id).challenges == 1
    assert page.place.stepper.buttons[Step.MINUTES].words.text == "1 remark"


def test_words_that_are_marked_are_what_the_remark_is_on(chair: Seat) -> None:
    page = read_minutes(chair)
    view = page.place.panes[Step.MINUTES].view
    chair.press(Qt.Key.Key_Down, ALT)
    for _ in range(6):
        chair.qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    side = page.place.panes[Step.MINUTES].side
    chair.qtbot.waitUntil(lambda: side.box.quote.text() == "On: “agency”")
    chair.press(Qt.Key.Key_Return)
    chair.type("Which?")
    chair.press(Qt.Key.Key_Return, CONTROL)
    (made,) = all_remarks(chair)
    assert (made.quote, made.words_after) == ("agency", "numbers had fallen; and")


def test_other_words_are_proposed_shown_and_taken_back(chair: Seat) -> None:
    page = read_minutes(chair)
    chair.press(Qt.Key.Key_Down, ALT)
    chair.window.commands.perform("meetings.propose")
    chair.settle()
    side = page.place.panes[Step.MINUTES].side
    assert side.editor.toPlainText() == "agency numbers had fallen; and"
    side.editor.selectAll()
    chair.type("agency numbers had fallen to 31; and")
    chair.press(Qt.Key.Key_Return, CONTROL)
    text = chair.ask(read_meeting_text, chair.made.past)
    changed = next(each for each in text.minutes if each.was)
    assert (changed.text, changed.was) == (
        "agency numbers had fallen to 31; and",
        "agency numbers had fallen; and",
    )
    assert "It was sent as: “agency numbers had fallen; and”" in side.as_sent.text()
    chair.window.commands.perform("edit.undo")
    chair.settle()
    assert not any(each.was for each in chair.ask(read_meeting_text, chair.made.past).minutes)


def test_other_words_half_typed_wait_while_another_paragraph_is_read(chair: Seat) -> None:
    page = read_minutes(chair)
    chair.press(Qt.Key.Key_Down, ALT)
    chair.window.commands.perform("meetings.propose")
    chair.settle()
    pane = page.place.panes[Step.MINUTES]
    chair.type("Half a thought about ")
    pane.view.setFocus()
    chair.press(Qt.Key.Key_Down, ALT)
    assert not pane.side.editor.isVisible()
    chair.press(Qt.Key.Key_Up, ALT)
    assert pane.side.editor.isVisible()
    assert pane.side.editor.toPlainText().startswith("Half a thought about ")
    pane.side.cancel.click()
    chair.window.commands.perform("meetings.propose")
    chair.settle()
    assert pane.side.editor.toPlainText() == "agency numbers had fallen; and"


def test_the_agenda_takes_remarks_but_no_other_words(chair: Seat) -> None:
    page = chair.go("meetings", chair.made.coming)
    page.place.stepper.choose(Step.AGENDA)
    pane = page.place.panes[Step.AGENDA]
    pane.view.setFocus()
    pane.view.choose_first()
    chair.settle()
    chair.window.commands.perform("meetings.propose")
    chair.settle()
    assert pane.side.editor.isHidden() or not pane.side.editor.isVisible()
    assert "agenda is the officer’s" in chair.window.toast.sentence
    chair.window.commands.perform("meetings.remark")
    chair.type("Could this come first?")
    chair.press(Qt.Key.Key_Return, CONTROL)
    (made,) = all_remarks(chair)
    assert made.about_words.startswith("Item 1 ")


def test_a_paragraph_of_a_page_is_marked_and_remarked_on_by_keyboard(chair: Seat) -> None:
    page = chair.go("meetings", chair.made.coming)
    page.place.stepper.choose(Step.PACK)
    chair.settle()
    pages = page.place.pack.pages
    chair.qtbot.waitUntil(lambda: pages.words_on(0) is not None, timeout=20_000)
    pages.setFocus()
    chair.press(Qt.Key.Key_Down, ALT)
    chair.press(Qt.Key.Key_Down, ALT)
    assert pages.marked.anchor.quote
    chair.press(Qt.Key.Key_Return)
    chair.type("Is this the right room?")
    chair.press(Qt.Key.Key_Return, CONTROL)
    (made,) = all_remarks(chair)
    assert made.page == 1
    assert made.quote == pages.marked.anchor.quote
    assert page.place.pack.remarks.placed[0] == (made,)
    assert pages.hasFocus()
    chair.press(Qt.Key.Key_Escape)
    assert pages.marked.anchor.quote == ""
    assert page.place.pack.remarks.box.words()[-1] == "Is this the right room?"


def test_a_click_marks_the_paragraph_under_the_mouse_and_drawing_marks_words(chair: Seat) -> None:
    page = chair.go("meetings", chair.made.coming)
    page.place.stepper.choose(Step.PACK)
    chair.settle()
    pages = page.place.pack.pages
    chair.qtbot.waitUntil(lambda: pages.words_on(0) is not None, timeout=20_000)
    words = pages.words_on(0)
    start = words.text.index("Improvement Board")
    (left, top, right, bottom), *_ = words.boxes_of(start, start + len("Improvement"))
    paper = pages._box(pages._pack, 0)
    scale = pages.scale
    first = QPoint(round(paper.left() + (left + 2) * scale), round(paper.top() + (top + bottom) / 2 * scale))
    last = QPoint(round(paper.left() + (right - 2) * scale), first.y())
    chair.qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert "Improvement Board" in pages.marked.anchor.quote
    chair.qtbot.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=first)
    chair.qtbot.mouseMove(pages.viewport(), last)
    chair.qtbot.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=last)
    chair.settle()
    assert pages.marked.anchor.quote == "Improvement"


def test_an_action_is_challenged_and_its_owner_changed_but_its_links_are_not_offered(chair: Seat) -> None:
    page = chair.go("actions")
    page.panel.view.selectRow(0)
    chair.settle()
    page.remark()
    chair.type("Twelve days late: why?")
    chair.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    (made,) = all_remarks(chair)
    assert made.about_words == "Action 1"
    row = page.row
    chair.ask(
        lambda desk: record_action_progress(desk, "root", row.id, "I rang her.", row.status, current_day())
    )
    assert not chair.window.commands.action("actions.links").isEnabled()
    assert not chair.window.commands.action("actions.new").isEnabled()
    assert page.form.isVisible()


def test_how_an_indicator_is_judged_is_shown_and_not_changed(chair: Seat) -> None:
    page = chair.go("kpis")
    assert not page.judging.isEnabled()
    page = chair.go("plan")
    assert not page.form.isVisible()


def test_what_is_the_officers_cannot_be_changed_even_past_the_window(chair: Seat) -> None:
    refused: list[object] = []
    chair.window.operations.run(
        None,
        actions.add_action,
        "root",
        chair.made.board.id,
        "Slip one in",
        "",
        "",
        raised_on=current_day(),
        on_error=refused.append,
    )
    chair.settle()
    assert isinstance(refused[0], NotInAReview)


def test_in_the_chairs_review_a_remark_of_ones_own_is_taken_back(chair: Seat) -> None:
    read_minutes(chair)
    chair.press(Qt.Key.Key_Return)
    chair.type("Not needed after all.")
    chair.press(Qt.Key.Key_Return, CONTROL)
    page = chair.go("review")
    page.panel.view.selectRow(0)
    chair.settle()
    assert not page.answers.isVisible()
    page.entry.remove_button.click()
    chair.settle()
    assert all_remarks(chair) == []


def test_the_minutes_that_are_shown_are_those_of_the_record(chair: Seat) -> None:
    read_minutes(chair)
    view = chair.page.place.panes[Step.MINUTES].view
    kept = chair.ask(minutes.get_minutes, chair.made.past)
    shown = [each.text for each in view.passages if each.id]
    assert shown == [paragraph.text for minute in kept.minutes for paragraph in minute.paragraphs]
