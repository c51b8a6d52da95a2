"""Plans as a script would use them."""

from __future__ import annotations

import json
import re

import openpyxl
import pytest


@pytest.fixture
def areas(ask, board_file):
    """A plan of two areas, the first with two actions."""
    ask("plan", "add", board_file, "Areas for improvement", "--kind", "areas for improvement")
    ask("plan", "priority", "add", board_file, "Front door", "--aim", "Seen the same day")
    ask("plan", "priority", "add", board_file, "Pathway plans")
    for text in ("Audit twenty cases", "Train every manager"):
        ask(
            "plan", "milestone", "add", board_file, "front", text, "--due", "31 July 2019", "--lead", "Jean Kelly"
        )  # fmt: skip
    return board_file


def test_a_plan_is_made_by_command_with_areas_actions_and_days(ask, run, areas):
    (line,) = ask("plan", "list", areas)
    assert (line["kind"], line["priorities"], line["milestones"]) == ("areas for improvement", 2, 2)
    shown = ask("plan", "show", areas)
    first = shown["priorities"][0]["milestones"][0]
    assert (first["reference"], first["due_on"], first["key_dates"]) == ("1.1", "2019-07-31", "31 July 2019")
    assert "No action yet." in run("plan", "show", areas).out
    assert "2 areas for improvement, 2 actions" in run("plan", "list", areas).out


def test_statuses_are_one_step_dated_and_tell_what_is_slow(ask, run, areas):
    ask("plan", "status", areas, "1.1", "1.2", "--is", "slight slippage", "--period", "May-19")
    said = run(
        "plan", "status", areas, "1.1", "--is", "off track", "--period", "2019-06", "--note", "Two left."
    )
    assert said.out.startswith("1.1: off track as at June 2019 – slow: off track, slipping since May 2019")
    row = ask("plan", "show", areas, "1.1")
    assert [(each["period"], each["status"]) for each in row["history"]] == [
        ("2019-05", "slight slippage"),
        ("2019-06", "off track"),
    ]
    assert "Two left." in run("plan", "show", areas, "1.1").out
    slow = ask("plan", "slow", areas, "--on", "2019-07-01")
    assert [(each["reference"], each["slow"]) for each in slow] == [
        ("1.1", ["off track, slipping since May 2019"])
    ]
    run("undo", areas)
    assert ask("plan", "show", areas, "1.1")["status"] == "slight slippage"


def test_changes_are_told_since_the_last_meeting_or_a_day(ask, run, areas):
    status = ("plan", "status", areas, "1.1", "--is")
    ask(*status, "on track", "--period", "2019-05", "--on", "2019-06-03")
    ask("meeting", "add", areas, "--date", "2019-06-12", "--time", "14:00")
    ask(*status, "slight slippage", "--period", "2019-06", "--on", "2019-07-03")
    found = ask("plan", "changes", areas)
    assert (found["since"], found["moved"]) == (
        "2019-06-12",
        [{"reference": "1.1", "before": "on track", "now": "slight slippage", "note": None}],
    )
    said = run("plan", "changes", areas).out
    assert "1.1 Audit twenty cases: on track → slight slippage" in said
    assert ask("plan", "changes", areas, "--since", "2019-07-04")["moved"] == []


def test_narrative_is_written_answer_by_answer(ask, areas):
    write = ("plan", "narrative", areas, "1", "--period", "2019-06")
    ask(*write, "--working-well", "Audits.")
    told = ask(*write, "--needs-to-happen", "Hire.")
    assert told == {
        "period": "2019-06",
        "working_well": "Audits.",
        "worried_about": None,
        "needs_to_happen": "Hire.",
    }
    assert ask("plan", "narratives", areas, "front") == [told]


def test_a_milestone_is_linked_shown_by_a_file_moved_and_removed(ask, run, areas, tmp_path):
    ask("meeting", "add", areas, "--date", "2019-07-10", "--time", "14:00")
    ask("agenda", "add", areas, "Plan update", "--meeting", "2019-07-10")
    linked = ask("plan", "link", areas, "1.1", "--item", "1", "--meeting", "2019-07-10")
    assert linked["minutes"] == ["10 July 2019: Plan update"]
    off = ask("plan", "link", areas, "1.1", "--item", "1", "--meeting", "2019-07-10", "--off")
    assert off["minutes"] == []
    (tmp_path / "audit.txt").write_text("Twenty cases", encoding="utf-8")
    kept = ask("plan", "evidence", areas, "1.1", tmp_path / "audit.txt", "--title", "Audit")
    assert [each["title"] for each in kept["evidence"]] == ["Audit"]
    folder = tmp_path / "out"
    folder.mkdir()
    ask("plan", "evidence", areas, "1.1", "--save", folder)
    assert (folder / "audit.txt").read_text(encoding="utf-8") == "Twenty cases"
    ask("plan", "milestone", "move", areas, "1.2", "--to", "1", "--priority", "pathway")
    assert ask("plan", "show", areas, "1.2")["priority"] == 2
    assert ask("plan", "milestone", "remove", areas, "1.2") == {"removed": ["1.2"]}


def test_priorities_and_plans_are_changed_and_taken_away_undoably(ask, run, areas):
    moved = ask("plan", "priority", "edit", areas, "Pathway", "--place", "1", "--aim", "Theirs")
    assert moved["number"] == 1
    assert [each["title"] for each in ask("plan", "show", areas)["priorities"]] == [
        "Pathway plans",
        "Front door",
    ]
    assert ask("plan", "show", areas, "2.1")["text"] == "Audit twenty cases"
    assert ask("plan", "priority", "remove", areas, "2")["milestones"] == 2
    ask("plan", "edit", areas, "--title", "Areas", "--ends", "2020-03-31")
    ask("plan", "remove", areas, "Areas")
    assert run("plan", "list", areas).out == "No plan yet.\n"
    run("undo", areas)
    assert ask("plan", "list", areas)[0]["ends_on"] == "2020-03-31"


def test_a_plan_is_printed_and_taken_out_in_every_kind(ask, areas, tmp_path):
    ask("plan", "status", areas, "1.1", "--is", "complete", "--period", "2019-06")
    assert ask("plan", "print", areas, "--to", tmp_path / "plan.txt")["pages"] is None
    text = (tmp_path / "plan.txt").read_text(encoding="utf-8")
    assert "1 of 1 actions is complete or on track" in text
    assert "Where progress is slow" in text
    for ending in ("xlsx", "csv", "json"):
        assert ask("plan", "export", areas, "--to", tmp_path / f"plan.{ending}")["milestones"] == 2
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]][:3] == ["1.1", "1 Front door", "Audit twenty cases"]
    assert (tmp_path / "plan.csv").read_bytes().startswith(b"\xef\xbb\xbfRef,Priority,Milestone")
    whole = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert whole["summary"]["counts"]["complete"] == 1


def test_pledges_have_an_end(ask, run, board_file):
    ask(
        "plan",
        "pledge",
        "add",
        board_file,
        "48",
        "A home for every care leaver",
        "--end-state",
        "90 % housed",
    )
    ask("plan", "pledge", "edit", board_file, "48", "--director", "Alison Botham")
    kept = ask("plan", "pledge", "status", board_file, "48", "--is", "complete", "--ended", "2019-05-31")
    assert (kept["status"], kept["ended_on"], kept["lead_director"]) == (
        "complete",
        "2019-05-31",
        "Alison Botham",
    )
    assert "complete, ended 31 May 2019" in run("plan", "pledge", "list", board_file).out
    ask("plan", "pledge", "remove", board_file, "48")
    assert ask("plan", "pledge", "list", board_file) == []


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("show",), "The board has no plan yet."),
        (("slow", "--plan", "x"), "The board has no plan yet."),
        (("print", "--to", "plan.pdf"), "The board has no plan yet."),
        (("add", " "), "A plan needs a title."),
        (("add", "Plan", "--starts", "someday"), "“someday” is not a date."),
        (("pledge", "remove", "9"), "There is no pledge 9."),
        (("edit",), "There is nothing to set."),
    ],
)
def test_what_cannot_be_done_is_refused_with_one_sentence(refused, board_file, command, sentence):
    name, *rest = command
    inner = [rest.pop(0)] if name == "pledge" else []
    assert refused("plan", name, *inner, board_file, *rest).startswith(sentence)


def test_in_a_plan_what_is_not_there_is_named(refused, areas):
    status = ("plan", "status", areas)
    assert refused(*status, "9.9", "--is", "complete", "--period", "2019-06").startswith(
        "No milestone has the reference 9.9. There are 1.1, 1.2."
    )
    assert refused(*status, "1.1", "--is", "complete", "--period", "soon").startswith(
        "“soon” is not a period."
    )
    assert refused("plan", "export", areas, "--to", "plan.doc").startswith("“plan.doc” names no kind of file")
    assert refused("plan", "link", areas, "1.1", "--item", "1").startswith("An item is of one meeting.")
    assert refused("plan", "evidence", areas, "1.1").startswith("Nothing is named.")


def test_the_real_plan_of_june_2019_is_on_track_on_both_bases(ask, board_file, tmp_path, shared):
    plymouth = shared / "data" / "plymouth-2019" / "milestones-2019-06.xlsx"
    ask("import", "milestones", plymouth, "--into", board_file, "--period", "2019-06")
    summary = ask("plan", "show", board_file)["summary"]
    assert (summary["on_track"], summary["total"], summary["due"]) == (17, 22, 21)
    assert (summary["percent_of_all"], summary["percent_of_due"]) == ("77.3", "81.0")
    slow = ask("plan", "slow", board_file, "--on", "2019-07-10")
    assert [each["reference"] for each in slow] == ["3.3", "4.1", "5.1", "6.1"]
    ask("plan", "print", board_file, "--to", tmp_path / "plan.txt")
    text = re.sub(r"\s+", " ", (tmp_path / "plan.txt").read_text(encoding="utf-8"))
    assert "17 of 22 milestones are on track: 77.3% of all, 81.0% of the 21 that are due" in text
    ask("plan", "export", board_file, "--to", tmp_path / "plan.xlsx")
    again = ask("import", "milestones", tmp_path / "plan.xlsx", "--into", board_file, "--period", "2019-06")
    assert (again["new"], again["changed"], again["refused"]) == (0, 0, [])
