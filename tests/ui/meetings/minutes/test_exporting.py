"""Minutes out of the window: the menu offers what there is, and what is chosen is written in the background."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from boardkeeper import minutes
from boardkeeper.minutes.editions import Edition
from tests.ui.meetings.minutes.out_desk import out_desk
from ui.meetings.minutes.exporting import MinutesExporter
from ui.meetings.minutes.reading import read_minutes


@pytest.fixture
def meetings_desk(qtbot, theme, settings, pattern, tmp_path):
    with out_desk(qtbot, theme, settings, pattern, tmp_path) as desk:
        yield desk


@pytest.fixture
def exporter(meetings_desk):
    desk = meetings_desk
    window = QWidget(desk.page)
    made = MinutesExporter(desk.workplace, window)
    made.show_reading(desk.ask(read_minutes, desk.made.past, desk.made.today))
    return made


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """What the file dialog answers, and what it was asked with."""
    answers = {"path": "", "filter": "", "start": ""}

    def ask(_window, _title, start, filters):
        answers["start"] = start
        return str(tmp_path / answers["path"]) if answers["path"] else "", answers["filter"] or filters.split(
            ";;"
        )[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answers


def withhold(desk):
    pieces = list(minutes.pieces_of(desk.ask(minutes.get_minutes, desk.made.past)))
    pieces[1] = replace(pieces[1], exempt_paragraphs="3")
    desk.ask(minutes.write_pieces, "Jean Kelly", desk.made.past, pieces)


def test_every_kind_of_paper_is_written_where_it_was_asked_for(exporter, meetings_desk, chosen, tmp_path):
    gathered = []
    exporter.gathering.connect(lambda: gathered.append(True))
    wanted = {
        "Save as PDF": "m.pdf",
        "Save as Word file": "m.docx",
        "Save as web page": "m.html",
        "Save as plain text": "m.txt",
        "Decisions sheet": "d.pdf",
        "Action list of this meeting": "a.txt",
        "Action list, everything open": "o.txt",
    }
    for title, name in wanted.items():
        chosen["path"] = name
        exporter.actions[title].trigger()
        meetings_desk.settle()
        assert (tmp_path / name).stat().st_size > 100, title
        assert f"“{name}” written to {tmp_path.name}" in meetings_desk.said[-1]
    assert len(gathered) == len(wanted)
    assert not meetings_desk.complaints


def test_the_name_says_day_and_edition_and_a_missing_ending_is_added(
    exporter, meetings_desk, chosen, tmp_path
):
    withhold(meetings_desk)
    exporter.show_reading(meetings_desk.ask(read_minutes, meetings_desk.made.past, meetings_desk.made.today))
    chosen["path"], chosen["filter"] = "minutes", "Plain text (*.txt)"
    exporter.save_minutes(Edition.PART_II)
    meetings_desk.settle()
    assert chosen["start"].endswith("Minutes - Part II.pdf")
    assert (tmp_path / "minutes.txt").exists()


def test_nothing_is_written_when_the_dialog_is_left(exporter, meetings_desk, chosen, tmp_path):
    for action in exporter.actions.values():
        action.trigger()
    meetings_desk.settle()
    assert list(tmp_path.glob("*.pdf")) == []
    assert not meetings_desk.said


def test_private_editions_are_offered_only_where_there_is_something_private(exporter, meetings_desk, chosen):
    private = ("Restricted minutes", "Part II minutes")
    assert not any(exporter.actions[title].isEnabled() for title in private)
    assert exporter.actions["Part II minutes"].toolTip() == "Nothing in these minutes is exempt."
    withhold(meetings_desk)
    exporter.show_reading(meetings_desk.ask(read_minutes, meetings_desk.made.past, meetings_desk.made.today))
    assert all(exporter.actions[title].isEnabled() for title in private)
    chosen["path"] = "m.txt"
    exporter.save_minutes()
    meetings_desk.settle()
    assert "1 exempt passage still wants a fair summary." in meetings_desk.said[-1]


def test_a_paper_that_cannot_be_written_is_told_in_words(exporter, meetings_desk, tmp_path, qtbot):
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear all")
    with qtbot.waitSignal(meetings_desk.workplace.tasks.refused):
        exporter.save_minutes_to(letter, Edition.PUBLIC)
    assert letter.read_text() == "Dear all"


def test_a_command_waits_until_the_meeting_is_read(exporter, meetings_desk, chosen, tmp_path):
    chosen["path"] = "m.txt"
    exporter.begin("save_minutes")
    assert not chosen["start"]
    meetings_desk.settle()
    assert (tmp_path / "m.txt").exists()


def test_a_meeting_without_minutes_asks_for_no_place(exporter, meetings_desk, chosen):
    exporter.show_reading(
        meetings_desk.ask(read_minutes, meetings_desk.made.planned, meetings_desk.made.today)
    )
    exporter.begin("save_meeting_list")
    meetings_desk.settle()
    assert not chosen["start"]
    assert meetings_desk.said == ["There are no minutes of this meeting yet."]
