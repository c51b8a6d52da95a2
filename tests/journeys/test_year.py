"""A year's meetings, from an empty board to the calendar and back, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

from boardkeeper import making
from tests.journeys.visitor import WHO, Visitor

PATTERN = "second Wednesday"


def test_a_year_is_planned_by_one_line_of_words_postponed_once_and_taken_back(
    visitor: Visitor, tmp_path: Path
) -> None:
    path = tmp_path / "year.board"
    making.make_store(path, WHO, making.NewBoard("Scrutiny", "Plymouth")).close()
    visitor.open(path)
    visitor.go("Ctrl+2")

    visitor.keys("Ctrl+Shift+Y")
    visitor.settle()
    form = visitor.page.forms.year
    form.year.setCurrentIndex(form.year.count() - 1)
    visitor.settle()
    assert form.often.hasFocus()
    visitor.qtbot.keyClicks(form.often, PATTERN)
    visitor.keys("Return", form.often)
    visitor.until(lambda: visitor.page.list.table.total == 12)
    visitor.settle()

    first = visitor.page.place.reading.meeting
    assert first.held_on.weekday() == 2
    visitor.page.postpone_meeting()
    bar = visitor.page.place.fate.postpone_bar
    visitor.qtbot.keyClicks(bar.day, first.held_on.replace(day=28).isoformat())
    visitor.keys("Return", bar.day)
    visitor.qtbot.keyClicks(bar.reason, "Election")
    visitor.keys("Return", bar.reason)
    visitor.settle()
    moved = visitor.page.place.reading.meeting
    assert (moved.held_on.day, moved.postponed_from) == (28, first.held_on)

    visitor.undo_in_toast()
    assert visitor.page.place.reading.meeting == first
    visitor.keys("Ctrl+Z")
    visitor.settle()
    assert visitor.page.list.table.total == 0
