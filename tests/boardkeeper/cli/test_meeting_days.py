from __future__ import annotations

import icalendar
import pytest


@pytest.mark.parametrize(
    ("arguments", "publish_by", "days"),
    [
        (("2019-09-11",), "2019-09-03", ["04", "05", "06", "09", "10"]),
        (("2019-05-29", "--nation", "england"), "2019-05-20", ["21", "22", "23", "24", "28"]),
        (("2022-09-20",), "2022-09-09", ["12", "13", "14", "15", "16"]),
        (("2019-09-11", "--days", "0"), "2019-09-10", []),
    ],
)
def test_the_notice_date_is_counted_day_by_day(ask, arguments, publish_by, days):
    found = ask("notice-date", "--meeting", *arguments)
    assert list(found) == ["meeting", "publish_by", "days"]
    assert (found["publish_by"], [day[-2:] for day in found["days"]]) == (publish_by, days)


def test_key_decisions_count_calendar_days(ask):
    found = ask("notice-date", "--meeting", "2019-09-11", "--days", "28", "--calendar-days")
    assert (found["publish_by"], len(found["days"])) == ("2019-08-13", 28)


def test_the_nations_differ_by_their_bank_holidays(ask):
    by = {
        nation: ask("notice-date", "--meeting", "2019-08-28", "--nation", nation)["publish_by"]
        for nation in ("england", "Wales", "scotland", "northern ireland")
    }
    assert by == {
        "england": "2019-08-19",
        "Wales": "2019-08-19",
        "scotland": "2019-08-20",
        "northern ireland": "2019-08-19",
    }


def test_a_year_is_planned_from_words(ask, board_file):
    words = (
        "second Wednesday except August",
        "--year",
        "2019",
        "--time",
        "14:00",
        "--venue",
        "Council House",
    )
    seen = ask("meeting", "plan", board_file, *words, "--dry-run", "--all")
    assert seen["understood"] == "second Wednesday of the month except August, 1 May 2019 to 30 April 2020"
    assert (seen["written"], ask("meeting", "list", board_file)) == (False, [])
    made = ask("meeting", "plan", board_file, *words, "--all", "--annual-first", "--standard-agenda")
    assert list(made) == ["understood", "written", "meetings", "unread"]
    assert list(made["meetings"][0]) == ["date", "time", "venue", "publish_by", "added", "warnings"]
    assert [each["date"] for each in made["meetings"]][:3] == ["2019-05-08", "2019-06-12", "2019-07-10"]
    found = ask("meeting", "list", board_file)
    assert (len(found), found[-1]["items"], found[-1]["time"]) == (11, 8, "14:00")
    assert ask("meeting", "show", board_file, "--meeting", "2019-05-08")["annual"] is True
    assert ask("undo", board_file) == {"undone": "Add 11 meetings"}
    assert ask("meeting", "list", board_file) == []


def test_next_year_is_planned_by_the_board_s_own_pattern(ask, run, board_file):
    run("meeting", "plan", board_file, "first Tuesday", "--year", "2098")
    again = ask("meeting", "plan", board_file, "--year", "2099")
    assert again["understood"] == "first Tuesday of the month, 1 May 2099 to 30 April 2100"
    assert len(ask("meeting", "list", board_file)) == sum(each["added"] for each in again["meetings"]) + 12


def test_a_year_is_planned_from_a_list(ask, board_file, tmp_path):
    listed = tmp_path / "days.txt"
    listed.write_text("10 July 2019\n11 September 2019 at 2.00 pm\nto be arranged\n", encoding="utf-8")
    made = ask("meeting", "plan", board_file, "--list", listed)
    assert [(each["date"], each["time"], each["added"]) for each in made["meetings"]] == [
        ("2019-07-10", None, True),
        ("2019-09-11", "14:00", True),
    ]
    assert made["unread"] == ["to be arranged"]
    assert made["meetings"][0]["warnings"] == [{"kind": "passed", "sentence": "This day has passed."}]


def test_words_that_cannot_be_read_add_nothing(refused, board_file, tmp_path):
    assert refused("meeting", "plan", board_file, "every second Wednesday").endswith(
        "Write “second Wednesday of the month” or “every 2 weeks on Wednesday”."
    )
    assert refused("meeting", "plan", board_file) == "Write how often the board meets, or paste its days."
    assert "cannot be read as text" in refused("meeting", "plan", board_file, "--list", tmp_path)


def test_the_deadlines_of_a_meeting_are_counted_from_a_day(ask, run, board_file):
    run("meeting", "add", board_file, "--date", "2019-09-11")
    ask_for = ("meeting", "deadlines", board_file, "--meeting", "2019-09-11", "--on")
    early = ask(*ask_for, "2019-08-28")
    assert list(early) == ["meeting", "on", "publish_by", "days", "slack", "deadlines", "late_choices"]
    assert (early["publish_by"], early["slack"], early["late_choices"]) == ("2019-09-03", 4, [])
    assert early["deadlines"][1] == {
        "title": "Reports in",
        "on": "2019-08-27",
        "days_left": -1,
        "is_law": False,
        "applies": True,
    }
    late = ask(*ask_for, "2019-09-04")["late_choices"]
    assert [(each["kind"], each["day"]) for each in late] == [
        ("postpone", "2019-09-12"),
        ("short notice", "2019-09-11"),
        ("urgent items", "2019-09-11"),
        ("next meeting", None),
    ]
    said = run(*ask_for, "2019-09-04").out
    assert "Publish by law           Tue 3 Sep 2019   1 day late" in said
    assert "- Postpone the meeting to Thu 12 Sep 2019." in said


def test_the_calendar_is_written_as_a_file_for_outlook(ask, run, board_file, tmp_path):
    run(
        "meeting", "plan", board_file, "second Wednesday in May and June", "--year", "2099", "--time", "14:00"
    )
    out = tmp_path / "board.ics"
    assert ask("calendar", board_file, "--out", out) == {"file": str(out), "meetings": 2, "entries": 2}
    assert run("calendar", board_file, "--out", out, "--deadlines", "--from", "2099-06-01").out == (
        f"Wrote {out}: 1 meeting and 4 deadlines.\n"
    )
    events = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert [str(each["summary"]).split(":")[0] for each in events] == [
        "Children's Scrutiny",
        "Reports in",
        "Director’s sign-off",
        "Chair’s briefing",
        "Publish by law",
    ]


@pytest.mark.parametrize("year", ["-5", "0", "1899", "2200", "10000"])
def test_a_year_no_board_plans_for_is_not_understood(run, board_file, year):
    said = run("meeting", "plan", board_file, "second Wednesday", "--year", year, "--dry-run")
    assert said.code == 2
    assert "--year" in said.err
