"""Reports by command: begun, written, attached, marked, signed, compared, and asked for."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest

from tests.boardkeeper.attachments.made_pdfs import pdf_of

DAY = ("--meeting", "2019-09-11")


@pytest.fixture
def report(board_file, ask):
    """Performs `report …` on a board with two items, one of them to follow; answers JSON."""
    ask("meeting", "add", board_file, "--date", "2019-09-11", "--time", "14:00", "--venue", "Council House")
    ask("agenda", "add", board_file, "Pledges Update", *DAY)
    ask("agenda", "add", board_file, "Child Exploitation – To follow", "--lead", "Jean Kelly", *DAY)

    def performed(*words):
        *command, item = words[: 1 + words.index("1")] if "1" in words else words[: 1 + words.index("2")]
        rest = words[len(command) + 1 :]
        return ask("report", *command, board_file, item, *rest, *DAY)

    return performed


def test_a_report_is_begun_written_and_shown_with_what_is_missing(report, run, board_file):
    begun = report("start", "1")
    assert begun["title"] == "Pledges Update"
    assert begun["sections"][0] == {
        "heading": "Purpose of Report",
        "role": "purpose",
        "required": True,
        "text": "",
    }
    report(
        "set", "1", "--author", "Andrew Loton", "--email", "a.loton@plymouth.gov.uk", "--reference", "PledCS"
    )
    report("set", "1", "--key-decision", "--lead-member", "Councillor Laing", "--parent-decision", "Cabinet")
    report("write", "1", "--section", "purpose", "--text", "To inform the **board**.")
    written = report("write", "1", "--section", "recommendations", "--text", "1. to note\n2. to ask")
    assert written["key_decision"] is True
    assert (written["author"], written["reference"]) == ("Andrew Loton", "PledCS")
    assert [each["text"] for each in written["sections"][:2]] == [
        "To inform the **board**.",
        "1. to note\n2. to ask",
    ]
    assert written["missing"] == [
        "Fin has not signed off.",
        "Leg has not signed off.",
        "The director has not signed off.",
    ]
    said = run("report", "show", board_file, "1", *DAY).out
    for words in (
        "Author           Andrew Loton",
        "RECOMMENDATIONS AND REASONS",
        "2. to ask",
        "Still missing: Fin",
    ):
        assert words in said


def test_a_section_is_written_from_a_file_and_a_new_one_only_when_asked_for(
    report, refused, board_file, tmp_path
):
    report("start", "1")
    source = tmp_path / "background.txt"
    source.write_text("\ufeffDemand rises.\n\n- here\n- there\n", encoding="utf-8")
    words = ("report", "write", board_file, "1", "--section", "Background", "--from", source, *DAY)
    assert "has no section “Background”" in refused(*words)
    written = report("write", "1", "--section", "Background", "--from", source, "--new")
    assert written["sections"][-1]["heading"] == "Background"
    assert written["sections"][-1]["text"] == "Demand rises.\n\n- here\n- there"
    assert "One text is written" in refused(
        "report", "write", board_file, "1", "--section", "Background", *DAY
    )
    missing = tmp_path / "none.txt"
    refusal = refused("report", "write", board_file, "1", "--section", "Background", "--from", missing, *DAY)
    assert refusal == "“none.txt” is not there. Choose another file."


def test_a_pdf_ends_to_follow_and_is_taken_away_again(report, ask, refused, board_file, tmp_path):
    paper = tmp_path / "exploitation.pdf"
    paper.write_bytes(pdf_of("One", "Two"))
    assert report("attach", "2", paper)["attached"] == "exploitation.pdf"
    assert ask("agenda", "show", board_file, *DAY)["items"][1]["kind"] == "report"
    assert report("detach", "2")["attached"] is None
    assert "Nothing is attached" in refused("report", "detach", board_file, "2", *DAY)
    assert report("remove", "2")["title"] == "Child Exploitation"
    assert "Item 2 Child Exploitation has no report yet." in refused("report", "show", board_file, "2", *DAY)


def test_appendices_and_background_papers_are_added_marked_moved_and_removed(
    report, refused, board_file, tmp_path
):
    paper = tmp_path / "costs.pdf"
    paper.write_bytes(pdf_of("Costs"))
    report("start", "1")
    report("appendix", "add", "1", "Costs by supplier", "--file", paper)
    added = report("appendix", "add", "1", "Programme", "--paper", "work programme")
    assert [(each["reference"], each["file"], each["paper"]) for each in added["appendices"]] == [
        ("A", "costs.pdf", "none"),
        ("B", None, "work programme"),
    ]
    unreasoned = ("report", "appendix", "set", board_file, "1", "A", "--paragraphs", "3", *DAY)
    assert "public interest" in refused(*unreasoned)
    marked = report(
        "appendix", "set", "1", "costs", "--paragraphs", "3", "--reason", "Prices.", "--place", "2"
    )
    assert marked["appendices"][1] == {
        "reference": "B",
        "title": "Costs by supplier",
        "paper": "none",
        "file": "costs.pdf",
        "exempt": [3],
        "public_interest_reason": "Prices.",
        "confidential": False,
    }
    assert [each["title"] for each in report("appendix", "remove", "1", "A")["appendices"]] == [
        "Costs by supplier"
    ]
    assert "has no appendix “Z”" in refused("report", "appendix", "remove", board_file, "1", "Z", *DAY)
    report("background", "add", "1", "Survey of 2018", "--confidential")
    named = report("background", "set", "1", "survey", "--title", "Survey of 2019")["background_papers"]
    assert (named[0]["title"], named[0]["confidential"]) == ("Survey of 2019", True)
    assert report("background", "remove", "1", "Survey")["background_papers"] == []


def test_sign_offs_are_recorded_compared_and_withdrawn(report, ask, run, refused, board_file):
    report("start", "1")
    report("write", "1", "--section", "purpose", "--text", "To inform.")
    report("sign", "1", "fin", "--reference", "djn.19.20.97")
    signed = report(
        "sign", "1", "cabinet", "--person", "Jemima Laing", "--how", "approved by email", "--on", "3/9/2019"
    )
    by_kind = {each["kind"]: each for each in signed["sign_offs"]}
    assert by_kind["Fin"]["reference"] == "djn.19.20.97"
    assert by_kind["cabinet member"]["date"] == "2019-09-03"
    assert not by_kind["Leg"]["given"]
    words = ("report", "compare", board_file, "1", "Fin", *DAY)
    assert run(*words).out == "Nothing was changed since.\n"
    report("write", "1", "--section", "purpose", "--text", "To inform members.")
    assert run(*words).out == "- inform.\n+ inform members.\n"
    assert {"text": "inform.", "change": "removed"} in ask(*words)
    assert report("unsign", "1", "Fin")["sign_offs"][0]["given"] is False
    assert "Fin has not signed that report" in refused(*words)
    assert "is not understood" in refused(
        "report", "sign", board_file, "1", "Treasury", "--reference", "x", *DAY
    )


def test_owed_papers_are_listed_and_asked_for_in_letters(report, ask, run, board_file, tmp_path):
    report("start", "1")
    report("set", "1", "--author", "Andrew Loton", "--email", "a.loton@plymouth.gov.uk")
    at = ("--as-at", "2019-08-20")
    owed = ask("report", "owed", board_file, *DAY, *at)
    assert [(each["item"], each["whom"], each["due"], each["days_left"]) for each in owed] == [
        ("1", "Andrew Loton", "2019-08-27", 7),
        ("2", "Jean Kelly", "2019-08-27", 7),
    ]
    assert "Reports are due on Tue 27 Aug 2019." in run("report", "owed", board_file, *DAY, *at).out
    (letter,) = ask("report", "remind", board_file, "2", *DAY, *at)
    assert letter["subject"].startswith("Report wanted: Child Exploitation")
    written = ask("report", "remind", board_file, *DAY, *at, "--eml", tmp_path / "letters")
    assert len(written) == 2
    raw = Path(written[0]["file"]).read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message["To"] == "Andrew Loton <a.loton@plymouth.gov.uk>"


def test_asking_for_nothing_is_refused(report, refused, board_file):
    report("start", "1")
    for command in (
        ("set", board_file, "1"),
        ("appendix", "set", board_file, "1", "A"),
        ("background", "set", board_file, "1", "A"),
    ):
        assert "Nothing was asked for." in refused("report", *command, *DAY)
