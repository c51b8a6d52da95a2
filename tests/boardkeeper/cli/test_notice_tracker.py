"""The notice tracker by commands."""

from __future__ import annotations

import pytest

ON = ("--on", "2023-09-12")


@pytest.fixture
def board(board_file, ask):
    ask(
        *("notice", "add", board_file, "Improvement Notice", "--issued", "19 May 2023"),
        *("--target", "31 December 2023"),
    )
    return board_file


def paragraphs(found):
    return {each["reference"]: each for each in found["paragraphs"]}


def test_a_notice_is_set_up_listed_and_shown_with_its_dates(board, ask, run):
    (line,) = ask("notice", "list", board)
    assert (line["title"], line["issued_on"], line["ended_on"]) == ("Improvement Notice", "2023-05-19", None)
    found = ask("notice", "show", board, *ON)
    assert len(found["paragraphs"]) == 15
    assert paragraphs(found)["5"]["next_due_on"] == "2023-11-19"
    assert found["reviews"] == [
        {"number": 1, "due_on": "2023-11-19", "held_on": None, "outcome": None, "opening": None}
    ]
    said = run("notice", "show", board, *ON).out
    assert "Review 1 is due by 19 November 2023." in said
    assert "4b: Nothing is recorded that shows it. No meeting of the board is recorded as held." in said


def test_what_is_asked_for_next_stands_soonest_first(board, ask, run):
    asked = ask("notice", "asks", board, *ON)
    assert [each["due_on"] for each in asked] == sorted(each["due_on"] for each in asked)
    (review,) = [each for each in asked if each["reference"] is None]
    assert (review["due_on"], review["days_left"]) == ("2023-11-19", 68)
    ask("notice", "end", board, "--on", "2023-09-01", "--words", "Letter of the Minister.")
    assert ask("notice", "asks", board, *ON) == []
    assert run("notice", "asks", board).out == "No notice asks for anything with a date.\n"
    ask("notice", "end", board, "--take-back")
    assert ask("notice", "asks", board, *ON)


def test_a_paragraph_is_added_changed_shown_and_taken_off(board, ask, tmp_path):
    evidence = tmp_path / "letter.txt"
    evidence.write_text("Terms of reference", encoding="utf-8")
    added = ask("notice", "paragraph", board, "4f", "--add", "--asks", "Have minutes.", "--every", "3")
    assert (added["requirement"], added["every_months"]) == ("Have minutes.", 3)
    changed = ask("notice", "paragraph", board, "4f", "--gap", "None since June", "--due", "1 Oct 2023")
    assert (changed["gaps"][0], changed["next_due_on"]) == ("None since June", "2023-10-01")
    shown = ask(
        *("notice", "shown", board, "4f", "Minutes of 6 September sent.", "--on", "2023-09-06"),
        *("--evidence", evidence),
    )
    assert (shown["last_shown_on"], shown["next_due_on"], shown["evidence"]) == (
        "2023-09-06",
        "2023-12-06",
        1,
    )
    assert shown["showings"] == [{"shown_on": "2023-09-06", "text": "Minutes of 6 September sent."}]
    assert ask("notice", "paragraph", board, "4f", "--remove") == {"removed": "4f"}
    assert "4f" not in paragraphs(ask("notice", "show", board))


def test_reviews_are_recorded_and_the_next_one_is_counted(board, ask):
    ask("notice", "review", board, "--opening", "Children wait less.")
    reviews = ask("notice", "review", board, "--held", "2023-09-04", "--outcome", "Letter to follow.")
    assert [(each["held_on"], each["due_on"]) for each in reviews] == [
        ("2023-09-04", "2023-11-19"),
        (None, "2024-03-04"),
    ]
    assert reviews[0]["opening"] == "Children wait less."
    assert ask("notice", "review", board, "--outcome", "Progress seen.")[0]["outcome"] == "Progress seen."
    assert [each["number"] for each in ask("notice", "review", board, "--not-held")] == [1]


def test_voices_are_recorded_answered_and_taken_away(board, ask):
    ask(
        *("notice", "voice", board, "Tell us before our worker changes.", "--whose", "children"),
        *("--on", "2023-08-01", "--at", "Care Council"),
    )
    (voice,) = ask("notice", "voice", board, "--change", "worker changes", "--done", "A letter first.")
    assert voice == {
        "whose": "children",
        "heard_on": "2023-08-01",
        "heard_at": "Care Council",
        "text": "Tell us before our worker changes.",
        "response": "A letter first.",
    }
    assert ask("notice", "voice", board, "--whose", "staff") == []
    assert ask("notice", "voice", board, "--remove", "1") == []


def test_the_papers_are_written_in_every_kind(board, ask, tmp_path):
    for ending, beginning in (
        (".pdf", b"%PDF-"),
        (".docx", b"PK"),
        (".html", b"<!"),
        (".txt", b"\xef\xbb\xbf"),
    ):
        tracker, assessment = tmp_path / f"tracker{ending}", tmp_path / f"assessment{ending}"
        ask("notice", "print", board, "--out", tracker, *ON)
        ask("notice", "assessment", board, "--out", assessment, *ON)
        assert tracker.read_bytes().startswith(beginning)
        assert assessment.read_bytes().startswith(beginning)


def test_the_self_assessment_is_read_on_the_screen_and_put_on_an_agenda(board, ask, run):
    said = run("notice", "assessment", board, *ON).out
    assert "Self-assessment before the Department’s first review" in said
    assert "There is no improvement plan in this file." in said
    ask("meeting", "add", board, "--date", "4 October 2023")
    put = ("notice", "assessment", board, "--agenda", "2023-10-04", *ON)
    assert ask(*put) == {"meeting": "2023-10-04", "replaced": False, "file": None}
    assert ask(*put)["replaced"] is True
    items = ask("agenda", "show", board, "--meeting", "2023-10-04")
    assert "Self-assessment before the Department’s review" in str(items)


def test_what_cannot_be_is_refused_with_a_sentence(board_file, refused, ask):
    assert "The board answers to no notice." in refused("notice", "show", board_file)
    ask("notice", "add", board_file, "Notice", "--issued", "19 May 2023", "--empty")
    assert "is not a date" in refused("notice", "add", board_file, "X", "--issued", "soon")
    assert "No single paragraph of the notice" in refused("notice", "paragraph", board_file, "4z")
    assert "A voice is somebody’s." in refused("notice", "voice", board_file, "Words")
    assert "No review was held yet." in refused("notice", "review", board_file, "--not-held")
    assert "There is nothing to set." in refused("notice", "edit", board_file)
    assert "ending no paper is written in" in refused("notice", "print", board_file, "--out", "x.odt")
