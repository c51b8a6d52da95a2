from __future__ import annotations

import pytest

from boardkeeper import meetings, minutes
from boardkeeper.boards import find_board
from boardkeeper.minutes import ParagraphKind, WrittenMinute
from boardkeeper.rules.due_dates import parse_due
from db.store import Store

JULY, SEPTEMBER, NOVEMBER = "2019-07-10", "2019-09-11", "2019-11-13"
TEXT = [(ParagraphKind.POINT, "44 schools had answered;"), (ParagraphKind.TEXT, "Members noted it.")]


@pytest.fixture
def minuted(board_file):
    """10 July is minuted in two minutes; 11 September and 13 November are in the calendar."""
    with Store.open(board_file, "Clerk") as store:
        board_id = find_board(store).id
        for day in (JULY, SEPTEMBER, NOVEMBER):
            meeting_id = meetings.add_meeting(store, "Clerk", board_id, parse_due(day))
            if day == JULY:
                for title in ("Front door", "Budget"):
                    minutes.write_minute(store, "Clerk", meeting_id, WrittenMinute(title, TEXT))
    return board_file


def of(day, *more):
    return ("--meeting", day, *more)


def test_minutes_go_from_draft_to_signature_by_commands(ask, minuted):
    done = ask("minutes", "circulate", minuted, *of(JULY, "--on", "2019-07-15", "--comments-by", "24/7/2019"))
    assert list(done) == [
        "meeting",
        "state",
        "next",
        "numbers",
        "numbers_to_come",
        "circulated_on",
        "changed_since",
        "comments_due_on",
        "comments",
        "approved_on",
        "presided",
        "signed_by",
        "signed_on",
        "bound",
        "slips",
        "number_faults",
    ]
    assert (done["state"], done["numbers"], done["comments_due_on"]) == ("circulated", "1–2", "2019-07-24")
    ask("minutes", "comment", minuted, "It was 40.", *of(JULY, "--by", "Mrs Allen", "--place", "1(a)"))
    done = ask("minutes", "settle", minuted, "1", "To be amended.", *of(JULY))
    assert [(each["place"], each["answer"], each["settled"]) for each in done["comments"]] == [
        ("Minute 1(a)", "To be amended.", True)
    ]
    amended = ("--amend", "1(a)", "--read", "40 schools had answered;", "--because", "Four answered twice.")
    done = ask("minutes", "approve", minuted, *of(JULY, "--at", SEPTEMBER, *amended))
    assert (done["state"], done["approved_on"], done["next"]) == ("approved as amended", SEPTEMBER, "sign")
    assert [(each["place"], each["recorded"], each["recorded_as"]) for each in done["slips"]] == [
        ("Minute 1(a)", True, "the minutes of 11 September 2019")
    ]
    done = ask("minutes", "sign", minuted, *of(JULY, "--by", "Mrs Bowyer", "--on", SEPTEMBER))
    assert (done["state"], done["signed_by"], done["next"]) == ("signed", "Mrs Bowyer", "nothing")
    right = ("2, paragraph 1", "Members agreed it.")
    done = ask("minutes", "correct", minuted, *right, *of(JULY, "--at", NOVEMBER, "--reason", "A slip."))
    assert [each["after"] for each in done["slips"]] == ["40 schools had answered;", "Members agreed it."]


def test_header_and_titles_are_amended_and_corrected_by_commands(ask, refused, minuted):
    amended = ("--amend", "attendance:", "--read", "Mrs Allen", "--because", "She was there.")
    titled = ("--amend", "title of 2", "--read", "The budget", "--because", "Its title.")
    ask("minutes", "circulate", minuted, *of(JULY, "--on", "2019-07-15"))
    done = ask("minutes", "approve", minuted, *of(JULY, "--at", SEPTEMBER, *amended, *titled))
    assert [(each["place"], each["before"], each["after"]) for each in done["slips"]] == [
        ("Attendance", "Nobody is recorded", "Mrs Allen"),
        ("Title of Minute 2", "Budget", "The budget"),
    ]
    more = ("--at", NOVEMBER, "--reason", "Misheard.")
    done = ask("minutes", "correct", minuted, "Present", "Mrs Allan", *of(JULY, *more))
    assert (done["slips"][1]["before"], done["slips"][1]["after"]) == ("Mrs Allen", "Mrs Allan")
    venue = ("Venue", "Warspite Room", "--said", "Council House")
    done = ask("minutes", "correct", minuted, *venue, *of(JULY, *more))
    assert ("Venue", "Council House") in [(each["place"], each["before"]) for each in done["slips"]]
    assert refused("minutes", "correct", minuted, "1(a)", "Four.", "--said", "Five.", *of(JULY, *more)) == (
        "What “1(a)” says is known. Give --said for a line of the header only: attendance, apologies, time."
    )
    assert "are approved, and when and where the meeting was" in refused(
        "meeting", "edit", minuted, *of(JULY, "--time", "15:00")
    )


def test_status_reads_as_lines(run, minuted):
    run("minutes", "circulate", minuted, *of(JULY, "--on", "2019-07-15"))
    run("minutes", "comment", minuted, "Well done.", *of(JULY, "--by", "Mrs Allen", "--on", "2019-07-16"))
    assert run("minutes", "status", minuted, *of(JULY)).out.splitlines() == [
        "Minutes of 10 July 2019",
        "State       circulated",
        "Numbers     1–2",
        "Circulated  Mon 15 Jul 2019",
        "Comment 1, Mrs Allen, Tue 16 Jul 2019, The minutes as a whole: Well done.",
        "  not answered yet",
    ]


def test_the_letter_is_written_with_the_circulation(run, minuted, tmp_path):
    out = tmp_path / "letter.txt"
    run("minutes", "circulate", minuted, *of(JULY, "--on", "2019-07-15", "--letter", out))
    assert "Subject: Draft minutes – Children's Scrutiny, 10 July 2019" in out.read_text(encoding="utf-8")


def test_numbers_of_a_year_are_listed_with_what_is_wrong(ask, run, minuted):
    assert ask("minutes", "numbers", minuted) == {"year": None, "meetings": [], "faults": []}
    run("minutes", "circulate", minuted, *of(JULY, "--on", "2019-07-15", "--first-number", "10"))
    assert ask("minutes", "numbers", minuted, "--year", "2019") == {
        "year": "2019/20",
        "meetings": [{"meeting": JULY, "numbers": [10, 11]}],
        "faults": [],
    }
    assert run("minutes", "numbers", minuted).out.splitlines() == [
        "Minutes of 2019/20",
        "Wed 10 Jul 2019  10–11",
        "No number is missing or used twice.",
    ]


def test_what_cannot_be_done_is_refused_with_a_next_step(refused, run, minuted):
    assert refused("minutes", "circulate", minuted, *of(SEPTEMBER)) == (
        "There are no minutes to circulate. Write them first."
    )
    assert refused("minutes", "circulate", minuted, *of(JULY, "--letter", "letter.doc")) == (
        "“letter.doc” is no kind of letter. End its name with .eml or .txt."
    )
    run("minutes", "circulate", minuted, *of(JULY, "--on", "2019-07-15"))
    assert refused(
        "minutes", "comment", minuted, "No.", *of(JULY, "--by", "Mrs Allen", "--place", "9(z)")
    ) == (
        "These minutes have no paragraph “9(z)”. Name it as they do: “Minute 1(a)”, or “Minute 1, paragraph 1”."
    )
    assert refused("minutes", "approve", minuted, *of(JULY, "--at", SEPTEMBER, "--amend", "1(a)")) == (
        "Every amendment says where, how it is to read and why. "
        "Give --amend, --read and --because the same number of times."
    )
    assert refused("minutes", "settle", minuted, "3", "Yes.", *of(JULY)).startswith("There is no comment 3.")
