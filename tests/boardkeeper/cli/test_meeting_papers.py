from __future__ import annotations

import pytest


def test_a_meeting_is_added_with_its_standing_agenda_and_its_notice_date(ask, board_file):
    made = ask(
        *("meeting", "add", board_file, "--date", "2019-09-11", "--time", "14:00"),
        *("--venue", "Council House", "--standard-agenda"),
    )
    assert list(made) == ["meeting", "time", "venue", "publish_by", "items"]
    assert (made["meeting"], made["time"], made["venue"], made["publish_by"]) == (
        "2019-09-11",
        "14:00",
        "Council House",
        "2019-09-03",
    )
    assert [item["number"] for item in made["items"]] == [str(number) for number in range(1, 9)]
    assert list(made["items"][0]) == ["number", "title"]
    assert ask("meeting", "list", board_file) == [
        {
            "date": "2019-09-11",
            "time": "14:00",
            "venue": "Council House",
            "state": "agenda draft",
            "items": 8,
            "minutes": 0,
        }
    ]


@pytest.mark.parametrize(
    ("written", "time"),
    [("14:00", "14:00"), ("2pm", "14:00"), ("2.30 PM", "14:30"), ("12am", "00:00"), ("9", "09:00")],
)
def test_a_time_is_read_as_people_write_it(ask, board_file, written, time):
    assert ask("meeting", "add", board_file, "--date", "11/9/2019", "--time", written)["time"] == time


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--date", "31/2/2019"), "“31/2/2019” is not a date. Write it like --date 2019-09-11."),
        (("--date", "soon"), "“soon” is not a date. Write it like --date 2019-09-11."),
        (
            ("--date", "2019-09-11", "--time", "25:00"),
            "“25:00” is not a time of day. Write it like --time 14:00.",
        ),
    ],
)
def test_what_is_no_date_or_time_is_refused_with_an_example(refused, board_file, arguments, sentence):
    assert refused("meeting", "add", board_file, *arguments) == sentence


def test_the_board_does_not_meet_twice_at_once(run, refused, board_file):
    run("meeting", "add", board_file, "--date", "2019-09-11", "--time", "14:00")
    assert refused("meeting", "add", board_file, "--date", "2019-09-11") == (
        "The board already meets on 11 September 2019. Open that meeting, or give another time."
    )


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


def test_a_pack_of_an_empty_agenda_is_the_sheet_alone(ask, run, board_file, tmp_path):
    run("meeting", "add", board_file, "--date", "2019-09-11")
    made = ask("pack", board_file, "--meeting", "2019-09-11", "--out", tmp_path / "pack.pdf")
    assert (made["items"], made["file"]) == ([], str(tmp_path / "pack.pdf"))
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF-")


def test_the_pack_takes_the_place_of_no_other_file(refused, run, board_file, tmp_path):
    run("meeting", "add", board_file, "--date", "2019-09-11")
    before = board_file.read_bytes()
    pack = ("pack", board_file, "--meeting", "2019-09-11", "--out")
    assert "cannot take the place of the board file" in refused(*pack, board_file)
    other = tmp_path / "minutes.docx"
    other.write_bytes(b"PK something")
    assert "is there already and is not a PDF" in refused(*pack, other)
    assert "is there already and is not a PDF" in refused(*pack, tmp_path)
    assert "was not written: No such file or directory" in refused(*pack, tmp_path / "nowhere" / "pack.pdf")
    assert (board_file.read_bytes(), other.read_bytes()) == (before, b"PK something")


def test_a_pack_needs_a_meeting_on_that_day(refused, board_file, tmp_path):
    assert refused("pack", board_file, "--meeting", "2019-09-12", "--out", tmp_path / "x.pdf") == (
        "The board has no meeting on 12 September 2019."
        " Add it with: boardkeeper meeting add FILE --date 2019-09-12."
    )
    assert not (tmp_path / "x.pdf").exists()
