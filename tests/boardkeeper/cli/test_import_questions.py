"""What an import asks on the command line, and how it is answered there."""

from __future__ import annotations

import openpyxl
import pytest

MONTHS = ["Indicator", "Apr-19", "May-19"]


@pytest.fixture
def plain(tmp_path):
    """A workbook whose figures carry no format at all."""

    def save(name, *rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return save


@pytest.fixture
def bring(ask, board_file):
    return lambda path, *more: ask("import", "kpis", path, "--into", board_file, *more)


def test_a_percentage_is_asked_about_and_answered_once(run, bring, board_file, plain):
    june = plain("june.xlsx", MONTHS, ["Attendance", 0.931, 0.935])
    said = run("import", "kpis", june, "--into", board_file, "--dry-run").out
    assert "does 0.931 mean 93.1 %, 0.931 % or no percentage?" in said
    assert '--percent "Attendance=parts"' in said
    (question,) = bring(june, "--dry-run")["questions"]
    assert (question["about"], question["cell"], question["example"]) == ("percent", "B2", "0.931")
    assert bring(june, "--percent", "Attendance=parts")["new"] == 3
    july = bring(plain("july.xlsx", [*MONTHS, "Jun-19"], ["Attendance", 0.931, 0.935, 0.94]))
    assert (july["questions"], july["new"], july["same"]) == ([], 1, 3)


def test_one_answer_does_for_all_percentages(bring, plain):
    path = plain("june.xlsx", MONTHS, ["Attendance", 0.931, 0.935], ["Absence", 0.11, 0.12])
    assert bring(path, "--percent", "parts")["questions"] == []


def test_a_name_is_said_to_be_the_same_new_or_not_wanted(run, bring, ask, board_file, plain):
    bring(plain("june.xlsx", MONTHS, ["Re-referrals within 12 months", "31.4%", "32.0%"]))
    other = plain("other.xlsx", [*MONTHS, "Jun-19"], ["Re-referral rate %", "31.4%", "32.0%", "33.0%"])
    (question,) = bring(other, "--dry-run")["questions"]
    assert (question["about"], question["choices"]) == ("name", ["Re-referrals within 12 months"])
    said = run("import", "kpis", other, "--into", board_file, "--dry-run").out
    assert "is “Re-referral rate %” your “Re-referrals within 12 months”?" in said
    assert bring(other, "--leave-out", "Re-referral rate %", "--dry-run")["new"] == 0
    assert bring(other, "--new", "Re-referral rate %", "--dry-run")["new"] == 4
    told = bring(other, "--same", "Re-referral rate %=Re-referrals within 12 months")
    assert (told["new"], told["questions"]) == (1, [])
    assert bring(other)["same"] == 4
    assert {row["name"] for row in ask("kpis", board_file)} == {"Re-referrals within 12 months"}


def test_the_place_that_is_ours_is_named(run, bring, board_file, plain):
    rows = [[name, f"{value}%"] for name, value in (("England", 22), ("Torbay", 25), ("Devon", 19))]
    path = plain(
        "places.xlsx", ["Re-referrals, %"], ["Local authority", "Apr-19"], *rows, ["Cornwall", "20%"]
    )
    assert "Answer with --area." in run("import", "kpis", path, "--into", board_file, "--dry-run").out
    assert bring(path, "--area", "Torbay")["new"] == 2
    assert bring(path)["questions"] == []


def test_a_column_of_figures_is_put_right_and_remembered(bring, refused, board_file, plain):
    rows = [*MONTHS, "Best"], ["Re-referrals %", "31.4%", "32.0%", "20%"]
    path = plain("june.xlsx", *rows)
    found = bring(path, "--column", "England 2018/19=D")
    assert found["tables"][0]["columns"]["D"] == "England 2018/19"
    assert bring(path)["tables"][0]["columns"]["D"] == "England 2018/19"
    assert "has no column “Q”" in refused(
        "import", "kpis", path, "--into", board_file, "--column", "Jun-19=Q"
    )


def test_definitions_are_taken_only_when_they_are_accepted(bring, ask, board_file, plain):
    path = plain("june.xlsx", MONTHS, ["Re-referrals within 12 months", "31.4%", "32.0%"])
    (proposal,) = bring(path)["polarity"]
    assert proposal["denominator"] == "referrals in the period"
    bring(path, "--accept-definitions")
    assert bring(path)["polarity"] == []


def test_a_restated_figure_is_counted(bring, plain):
    bring(plain("june.xlsx", MONTHS, ["Re-referrals %", "31.4%", "32.0%"]))
    assert bring(plain("again.xlsx", MONTHS, ["Re-referrals %", "31.0%", "32.0%"]))["restated"] == 1


def test_what_is_asked_of_figures_only_is_refused_for_lists(refused, board_file, plain):
    log = plain("log.xlsx", ["Ref", "Action", "Owner"], ["1", "Write", "Ann"])
    said = refused("import", "actions", log, "--into", board_file, "--percent", "parts")
    assert said.startswith(
        "Percentages, places and names of indicators are asked about in workbooks of KPIs only."
    )


def test_a_plan_that_is_not_there_is_refused_with_those_that_are(refused, board_file, plain):
    path = plain("june.xlsx", MONTHS, ["Re-referrals %", "31.4%", "32.0%"])
    said = refused("import", "kpis", path, "--into", board_file, "--plan", "Strategy")
    assert said == "No single plan is called “Strategy”. The board has none."
