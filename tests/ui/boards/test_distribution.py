"""The distribution list, as the settings show and change it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from boardkeeper import distribution, people
from boardkeeper.distribution import Readers, RecipientView
from tests.ui.real_board import WHO, Desk
from ui.boards.choice_chip import ChoiceChip
from ui.boards.distribution import DistributionSection, RecipientRow


def lines(desk: Desk) -> tuple[RecipientView, ...]:
    found: tuple[RecipientView, ...] = desk.ask(distribution.recipients, desk.made.board.id)
    return found


def choose(chip: ChoiceChip, words: str) -> None:
    next(action for action in chip.menu().actions() if action.text() == words).trigger()


def row_of(section: DistributionSection, name: str) -> RecipientRow:
    found = next(row for row in section.rows.rows if row.accessibleName() == name)
    assert isinstance(found, RecipientRow)
    return found


@pytest.fixture
def section(desk: Desk) -> DistributionSection:
    """The list with everybody who holds a seat on it."""
    found: DistributionSection = desk.page.distribution
    found.members_button.click()
    desk.settle()
    return found


def test_an_empty_list_says_what_to_begin_with(desk: Desk) -> None:
    section = desk.page.distribution
    assert section.summary.text() == "Nobody gets the papers yet. Begin with the members, or type a name."
    assert section.members_button.text().startswith("Begin with the ")
    assert section.members_button.isVisibleTo(section)


def test_the_members_are_put_on_the_list_at_one_stroke_and_taken_off_at_one(
    desk: Desk, section: DistributionSection
) -> None:
    members = desk.ask(people.list_members, desk.made.board.id)
    assert {line.name for line in lines(desk)} >= {member.name for member in members}
    assert not section.members_button.isVisibleTo(section)
    assert desk.said[-1] == "The members are on the distribution list."
    assert "Chair’s: 1 copy" in section.summary.text()
    desk.undo()
    assert lines(desk) == ()
    assert section.rows.rows == []


def test_somebody_is_added_by_name_and_changed_where_they_stand(
    desk: Desk, section: DistributionSection
) -> None:
    desk.qtbot.keyClicks(section.add_line, "Reading room")
    desk.qtbot.keyClick(section.add_line, Qt.Key.Key_Return)
    desk.settle()
    row = row_of(section, "Reading room")
    choose(row.large_print, "Large print")
    desk.settle()
    choose(row.edition, "Restricted edition")
    desk.settle()
    row.email.setFocus()
    desk.qtbot.keyClicks(row.email, "room@plymouth.example")
    desk.qtbot.keyClick(row.email, Qt.Key.Key_Return)
    desk.settle()
    row.note.setFocus()
    desk.qtbot.keyClicks(row.note, "Ground floor")
    desk.qtbot.keyClick(row.note, Qt.Key.Key_Return)
    desk.settle()
    line = lines(desk)[-1]
    assert (line.name, line.readers, line.is_large_print) == ("Reading room", Readers.RESTRICTED, True)
    assert (line.email, line.note) == ("room@plymouth.example", "Ground floor")
    assert desk.complaints == []


def test_copies_are_kept_when_the_field_is_left(desk: Desk, section: DistributionSection) -> None:
    line = lines(desk)[0]
    row = row_of(section, line.name)
    row.copies.setFocus()
    row.copies.selectAll()
    desk.qtbot.keyClicks(row.copies, "4")
    assert row.copies.text() == "4 copies"
    assert lines(desk)[0].copies == 1
    desk.qtbot.keyClick(row.copies, Qt.Key.Key_Return)
    desk.settle()
    assert lines(desk)[0].copies == 4
    assert desk.said[-1] == "They get 4 copies on paper now."
    desk.undo()
    assert (lines(desk)[0].copies, row.copies.value()) == (1, 1)


def test_whom_nothing_reaches_is_said_on_their_line(desk: Desk, section: DistributionSection) -> None:
    line = next(line for line in lines(desk) if not line.address)
    row = row_of(section, line.name)
    assert not row.unreached.isVisibleTo(row)
    desk.workplace.operations.run(None, distribution.update_recipient, WHO, line.id, copies=0)
    desk.settle()
    assert row.unreached.isVisibleTo(row)
    assert row.copies.text() == "no paper"


def test_the_address_of_the_person_is_shown_and_not_copied(desk: Desk, section: DistributionSection) -> None:
    line = lines(desk)[0]
    desk.workplace.operations.run(
        None, people.update_person, WHO, line.person_id, email="chair@board.example"
    )
    desk.settle()
    row = row_of(section, line.name)
    assert row.email.text() == "chair@board.example"
    row.email.setFocus()
    row.email.selectAll()
    desk.qtbot.keyClicks(row.email, "papers@board.example")
    desk.qtbot.keyClick(row.email, Qt.Key.Key_Return)
    desk.settle()
    assert lines(desk)[0].email == "papers@board.example"
    row.email.selectAll()
    desk.qtbot.keyClicks(row.email, "chair@board.example")
    desk.qtbot.keyClick(row.email, Qt.Key.Key_Return)
    desk.settle()
    assert (lines(desk)[0].email, lines(desk)[0].address) == ("", "chair@board.example")


def test_what_is_no_address_is_refused_and_the_line_says_what_is_kept(
    desk: Desk, section: DistributionSection
) -> None:
    row = row_of(section, lines(desk)[0].name)
    kept = row.email.text()
    row.email.setFocus()
    row.email.selectAll()
    desk.qtbot.keyClicks(row.email, "next door")
    desk.qtbot.keyClick(row.email, Qt.Key.Key_Return)
    desk.settle()
    assert desk.complaints[-1].sentence == "“next door” is not an e-mail address."
    assert row.email.text() == kept


def test_a_line_is_moved_with_alt_and_taken_off_with_its_cross(
    desk: Desk, section: DistributionSection
) -> None:
    desk.qtbot.keyClicks(section.add_line, "Press desk")
    desk.qtbot.keyClick(section.add_line, Qt.Key.Key_Return)
    desk.settle()
    row = row_of(section, "Press desk")
    row.name.setFocus()
    desk.qtbot.keyClick(row.name, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert lines(desk)[-2].name == "Press desk"
    row.remove_button.click()
    desk.settle()
    assert "Press desk" not in [line.name for line in lines(desk)]


def test_the_names_of_the_file_are_offered_while_one_is_typed(desk: Desk) -> None:
    desk.workplace.operations.run(None, people.add_person, WHO, "Helen Rickman")
    desk.settle()
    completer = desk.page.distribution.add_line.completer()
    completer.setCompletionPrefix("rick")
    assert completer.currentCompletion() == "Helen Rickman"
