"""The page that merges a review: what was taken by itself is said, what both sides changed is decided with a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from boardkeeper.reviews.plan import Choice, MergeLine, Outcome
from boardkeeper.reviews.returned import Returned
from db.tables.reviews import Remark, RemarkAbout
from tests.boardkeeper.reviews.exchange import (
    CHAIR,
    JULY,
    OFFICER,
    PARAGRAPHS,
    SEPTEMBER,
    exchange_of,
    make_board,
    put,
    row,
)
from tests.ui.real_board import Desk, RealBoard, close_page, open_page
from ui.office import BoardName
from ui.page import Place
from ui.reviews.merge.page import MergePage
from ui.reviews.merge.words_view import WordsView
from ui.theme.theme import Theme

Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    path = tmp_path_factory.mktemp("sent") / "Sent.board"
    return path, make_board(path, actions_count=4)


def _usual_edits(both: Any) -> None:
    """Two conflicts, one text both edited elsewhere, one thing only the chair changed."""
    first, second = both.paragraphs[:2]
    put(both.officer, "minute_paragraph", first, text=PARAGRAPHS[0].replace("May", "June"))
    put(both.chair, "minute_paragraph", first, text=PARAGRAPHS[0].replace("May", "April"))
    put(both.officer, "minute_paragraph", second, text=PARAGRAPHS[1].replace("late", "a month late"))
    put(both.chair, "minute_paragraph", second, text=PARAGRAPHS[1].replace("Members", "Governors"))
    put(both.officer, "action", both.actions[0], due_written="August 2019", due_on="2019-08-31")
    put(both.chair, "action", both.actions[0], due_written="October 2019", due_on="2019-10-31")
    put(both.chair, "action", both.actions[1], owner="Alison Botham")


class Merging:
    """The page with a review laid out on it."""

    def __init__(self, desk: Desk, both: Any, returned: Returned) -> None:
        self.desk, self.both, self.returned = desk, both, returned
        self.page: MergePage = desk.page

    def bring_in(self) -> None:
        self.page.show_returned(self.returned)
        self.desk.settle()

    def line(self, about: str, name: str) -> MergeLine:
        return next(each for each in self.page.lines.lines if about in each.about and each.name == name)

    def choose(self, about: str, name: str) -> None:
        self.page.lines.choose(self.line(about, name).id)

    def change(self, table: str, row_id: str, **values: object) -> None:
        self.desk.ask(lambda store: put(store, table, row_id, **values))
        self.desk.settle()

    def row(self, table: str, row_id: str) -> Any:
        return self.desk.ask(row, table, row_id)

    def apply(self) -> None:
        self.page.apply()
        self.desk.settle()


@pytest.fixture
def show(
    qtbot: QtBot, theme: Theme, settings: QSettings, sent: tuple[Path, Any], tmp_path: Path
) -> Iterator[Callable[..., Merging]]:
    desks: list[Desk] = []

    def shown(edit: Edit = _usual_edits) -> Merging:
        both = exchange_of(*sent, tmp_path)
        edit(both)
        returned = both.returned()
        both.officer.close()
        both.chair.close()
        board = BoardName(both.board_id, "Children’s Scrutiny", "Plymouth")
        made = RealBoard(both.officer.path, JULY, board)
        desks.append(open_page(qtbot, MergePage, theme, settings, made))
        return Merging(desks[-1], both, returned)

    yield shown
    for desk in desks:
        close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def merging(show: Callable[..., Merging]) -> Merging:
    found = show()
    found.bring_in()
    return found


def test_an_empty_page_says_what_to_bring_in(show: Callable[..., Merging]) -> None:
    page = show().page
    assert not page.apply_button.isVisible()
    assert page.line is None


def test_the_head_says_what_happens_by_itself_and_what_is_to_be_decided(merging: Merging) -> None:
    assert merging.page.header._title.text() == "Merge the review of Cllr Carter"
    said = merging.page.header._subtitle.text()
    assert said == "4 edits: 2 taken over, 2 changed on both sides. 2 still to be decided."
    assert not merging.page.apply_button.isEnabled()


def test_an_edit_that_is_not_taken_over_is_not_counted_as_taken_over(merging: Merging) -> None:
    merging.choose("Action 2", "Owner")
    merging.page.keep_ours()
    said = merging.page.header._subtitle.text()
    assert said.startswith("4 edits: 1 taken over, 1 decided otherwise, 2 changed on both sides.")
    merging.page.take_chairs()
    assert merging.page.header._subtitle.text().startswith("4 edits: 2 taken over, 2 changed")


def test_it_begins_with_the_first_conflict_and_goes_round_them(merging: Merging) -> None:
    page = merging.page
    assert page.line is not None
    assert (page.line.about, page.line.name) == ("Action 1", "Due")
    page.go_to_next()
    assert page.line.outcome is Outcome.CONFLICT
    assert "paragraph 1" in page.line.about
    page.go_to_next()
    assert page.line.name == "Due"
    page.go_to_previous()
    assert "paragraph 1" in page.line.about


def test_both_sides_stand_beside_each_other_marked_by_more_than_colour(merging: Merging) -> None:
    merging.choose("paragraph 1", "Wording")
    detail = merging.page.detail
    assert detail.ours.isVisible()
    assert "June" in detail.ours.toPlainText()
    cursor = detail.theirs.document().find("April.")
    assert cursor.charFormat().fontUnderline()
    assert cursor.charFormat().fontWeight() >= QFont.Weight.DemiBold
    assert detail.theirs.document().find("May.").charFormat().fontStrikeOut()


def test_a_choice_is_said_in_words_and_shows_what_comes_of_it(merging: Merging) -> None:
    page = merging.page
    merging.choose("paragraph 1", "Wording")
    line = page.line
    assert line is not None
    for choose, said, words in (
        (page.keep_ours, "Ours stays", "in June."),
        (page.take_chairs, "Chair’s", "in April."),
        (page.keep_both, "Both", "in June. April."),
    ):
        choose()
        assert page.decisions is not None
        assert page.decisions.state(line) == said
        assert page.detail.result.toPlainText().endswith(words)
    checked = [button.text() for button in page.detail.buttons.values() if button.isChecked()]
    assert checked == ["✓ 3  Both"]
    page.undecide()
    assert page.decisions.is_open(line)
    assert not page.detail.result.isVisible()


def test_a_date_offers_no_both_and_reads_own_words(merging: Merging) -> None:
    page = merging.page
    merging.choose("Action 1", "Due")
    assert not page.detail.buttons[Choice.BOTH].isVisible()
    page.keep_both()
    assert page.decisions is not None
    assert page.line is not None
    assert page.decisions.is_open(page.line)
    page.write_own()
    page.detail.own.setPlainText("30 September 2019")
    assert page.detail.meant.text() == "Meant: 30 September 2019."
    page.detail.own.setPlainText("when the schools answer")
    assert "kept as written" in page.detail.meant.text()
    page.detail.own.setPlainText("  ")
    assert page.decisions.is_open(page.line)


def test_merging_waits_for_the_last_decision_and_is_one_step(merging: Merging) -> None:
    page = merging.page
    merging.choose("Action 1", "Due")
    page.take_chairs()
    assert not page.apply_button.isEnabled()
    page.go_to_next()
    page.keep_ours()
    assert page.apply_button.isEnabled()
    assert page.header._subtitle.text().endswith("Everything is decided.")
    merging.apply()
    assert merging.row("action", merging.both.actions[0])["due_on"] == "2019-10-31"
    assert merging.row("action", merging.both.actions[1])["owner"] == "Alison Botham"
    text = merging.row("minute_paragraph", merging.both.paragraphs[1])["text"]
    assert text == PARAGRAPHS[1].replace("late", "a month late").replace("Members", "Governors")
    assert merging.desk.said == [
        "The review of Cllr Carter is merged: 3 edits taken over, 1 kept as a remark."
    ]
    assert merging.desk.places == [Place("review")]
    merging.desk.undo()
    assert merging.row("action", merging.both.actions[0])["due_on"] == "2019-08-31"
    assert merging.row("review", merging.both.review_id)["state"] == "sent"


def test_choices_stay_when_the_board_changes_except_about_what_changed(merging: Merging) -> None:
    page = merging.page
    merging.choose("Action 1", "Due")
    page.keep_ours()
    merging.choose("paragraph 1", "Wording")
    page.keep_ours()
    assert page.apply_button.isEnabled()
    merging.change("minute_paragraph", merging.both.paragraphs[0], text=PARAGRAPHS[0].replace("May", "July"))
    assert page.decisions is not None
    assert page.decisions.left == 1
    assert [each.about for each in page.decisions.plan.conflicts if not page.decisions.is_open(each)] == [
        "Action 1"
    ]
    assert not page.apply_button.isEnabled()


def test_a_review_that_was_merged_elsewhere_is_said_so_and_leaves_the_page(merging: Merging) -> None:
    merging.change("review", merging.both.review_id, state="withdrawn")
    assert [each.sentence for each in merging.desk.complaints] == [
        "The review of Cllr Carter was withdrawn and is not merged any more."
    ]
    assert merging.page.decisions is None


def test_only_the_conflicts_are_listed_when_that_is_wanted(merging: Merging) -> None:
    page = merging.page
    page.only_open.setChecked(True)
    assert [each.outcome for each in page.lines.lines] == [Outcome.CONFLICT] * 2
    page.keep_ours()
    assert len(page.lines.lines) == 2
    page.only_open.setChecked(False)
    assert len(page.lines.lines) == 4


def test_a_figure_typed_in_the_list_is_left_to_the_choice(merging: Merging, qtbot: QtBot) -> None:
    line = merging.page.line
    qtbot.keyClick(merging.page.lines, Qt.Key.Key_2)
    assert merging.page.line is line


def test_the_arrows_pass_over_the_headings(merging: Merging, qtbot: QtBot) -> None:
    lines = merging.page.lines
    lines.choose(lines.lines[0].id)
    for line in lines.lines[1:]:
        qtbot.keyClick(lines, Qt.Key.Key_Down)
        assert merging.page.line is not None
        assert merging.page.line.id == line.id


def test_three_hundred_edits_are_laid_out_and_decided(show: Callable[..., Merging]) -> None:
    def many(both: Any) -> None:
        with both.chair.edit("Change all", OFFICER) as session:
            run = session.connection().exec_driver_sql
            run("UPDATE action SET text = text || ' again', owner = 'Judith Harwood', importance = 'high'")
            session.add_all(
                Remark(
                    board_id=both.board_id,
                    about=RemarkAbout.ACTION,
                    about_id=both.actions[0],
                    text=f"Remark {number}",
                    said_by=CHAIR,
                    said_on=SEPTEMBER,
                    position=number,
                )
                for number in range(300)
            )

    merging = show(many)
    merging.bring_in()
    page = merging.page
    assert len(page.lines.lines) == 312
    assert page.apply_button.isEnabled()
    merging.apply()
    assert "312 edits taken over" in merging.desk.said[0]


def test_a_very_long_text_is_shortened_where_nothing_changed_and_whole_where_it_will_say_so(
    show: Callable[..., Merging],
) -> None:
    words = " ".join(f"word{number}" for number in range(2500))

    def lengthen(both: Any) -> None:
        paragraph = both.paragraphs[0]
        put(both.officer, "minute_paragraph", paragraph, text=f"{words} {PARAGRAPHS[0]}")
        put(both.chair, "minute_paragraph", paragraph, text=f"{PARAGRAPHS[0]} {words}")

    merging = show(lengthen)
    merging.bring_in()
    detail = merging.page.detail
    assert detail.result.toPlainText() == f"{words} {PARAGRAPHS[0]} {words}"
    assert detail.result.height() >= detail.result.document().size().height()


def test_long_stretches_that_stayed_are_counted_and_not_shown(qtbot: QtBot, theme: Theme) -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    view = WordsView(theme, "Text")
    qtbot.addWidget(view)
    view.show_words(f"{words} behind", f"before {words}")
    shown = view.toPlainText()
    assert shown.startswith("before word0 word1 ")
    assert "[2,460 words the same]" in shown
    assert shown.endswith("word2499 behind")


def test_back_leads_to_the_review_and_keeps_what_was_decided(merging: Merging) -> None:
    merging.page.keep_ours()
    merging.page.go_back()
    assert merging.desk.places == [Place("review")]
    assert merging.page.decisions is not None
    assert merging.page.decisions.left == 1


def test_only_review_files_are_taken(merging: Merging) -> None:
    assert not merging.page.take_file(Path("figures.xlsx"))


def test_other_palettes_write_the_words_anew(merging: Merging, theme: Theme) -> None:
    from ui.theme.theme import Mode

    merging.choose("paragraph 1", "Wording")
    before = merging.page.detail.theirs.document().find("April.").charFormat().foreground().color()
    theme.set_mode(Mode.DARK)
    after = merging.page.detail.theirs.document().find("April.").charFormat().foreground().color()
    assert before != after
