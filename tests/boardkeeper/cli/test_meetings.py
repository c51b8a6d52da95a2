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


@pytest.fixture
def added(run, board_file):
    """A board file with the meeting of 11 September 2019 in it."""
    run(
        *("meeting", "add", board_file, "--date", "2019-09-11", "--time", "14:00"),
        *("--venue", "Council House", "--standard-agenda"),
    )
    return board_file


def test_a_meeting_is_shown_with_what_is_missing_for_its_next_steps(ask, added):
    found = ask("meeting", "show", added, "--meeting", "2019-09-11")
    assert list(found) == [
        *("meeting", "time", "end", "venue", "state", "annual", "note", "reason", "postponed_from"),
        *("published_on", "publish_by", "next_steps"),
    ]
    assert (found["state"], found["publish_by"], found["annual"]) == ("agenda draft", "2019-09-03", False)
    assert found["next_steps"] == [
        {
            "step": "Publish the agenda",
            "to": "published",
            "missing": ["The last lawful day, Tue 3 Sep 2019, has passed."],
        },
        {"step": "Mark as held", "to": "held", "missing": ["The agenda is not published."]},
    ]


def test_a_meeting_is_shown_in_lines(run, added):
    lines = run("meeting", "show", added, "--meeting", "11/9/2019").out.splitlines()
    assert lines[0].split(maxsplit=1) == ["Day", "Wed 11 Sep 2019"]
    assert lines[1].split(maxsplit=1) == ["Time", "2.00 pm"]
    assert lines[-1].startswith("Mark as held")


def test_facts_of_a_meeting_are_changed(ask, refused, added):
    changed = ask(
        *("meeting", "edit", added, "--meeting", "2019-09-11", "--date", "2019-09-12"),
        *("--time", "10:30", "--venue", "", "--annual", "--note", "Joint meeting"),
    )
    assert (changed["meeting"], changed["time"], changed["venue"]) == ("2019-09-12", "10:30", "")
    assert (changed["annual"], changed["note"]) == (True, "Joint meeting")
    edit = ("meeting", "edit", added, "--meeting", "2019-09-12")
    assert ask(*edit, "--time", "", "--ordinary")["time"] is None
    assert refused(*edit) == "Nothing was given to change. See: boardkeeper meeting edit --help"


def test_a_meeting_is_postponed_with_a_reason(ask, refused, added):
    postpone = ("meeting", "postpone", added, "--meeting", "2019-09-11", "--to")
    assert refused(*postpone, "2019-09-04", "--reason", "Snow").startswith(
        "4 September 2019 is not later than the meeting’s day, 11 September 2019."
    )
    assert ask(*postpone, "2019-09-18", "--reason", "Snow") == {
        "meeting": "2019-09-18",
        "postponed_from": "2019-09-11",
        "publish_by": "2019-09-10",
        "needs_new_notice": False,
    }
    assert ask("meeting", "show", added, "--meeting", "2019-09-18")["postponed_from"] == "2019-09-11"


def test_a_meeting_is_cancelled_and_reinstated(ask, refused, added):
    day = ("--meeting", "2019-09-11")
    assert ask("meeting", "cancel", added, *day, "--reason", "Snow")["state"] == "cancelled"
    assert ask("meeting", "show", added, *day)["reason"] == "Snow"
    assert ask("meeting", "reinstate", added, *day)["state"] == "agenda draft"
    assert "no cancelled meeting on 11 September 2019" in refused("meeting", "reinstate", added, *day)


def test_a_meeting_that_is_over_is_marked_as_held(ask, refused, added):
    held = ("meeting", "held", added, "--meeting", "2019-09-11")
    assert ask(*held) == {"meeting": "2019-09-11", "state": "held"}
    assert "has been held, so it cannot be marked as held" in refused(*held)


def test_a_meeting_that_is_not_there_or_was_cancelled_is_said_to_be_so(ask, board_file, refused):
    assert refused("meeting", "show", board_file, "--meeting", "2019-09-12") == (
        "The board has no meeting on 12 September 2019. "
        "Add it with: boardkeeper meeting add FILE --date 2019-09-12."
    )
    ask("meeting", "add", board_file, "--date", "2019-09-11")
    ask("meeting", "cancel", board_file, "--meeting", "2019-09-11", "--reason", "Snow")
    assert refused("meeting", "cancel", board_file, "--meeting", "2019-09-11", "--reason", "Ice") == (
        "The meeting of 11 September 2019 was cancelled. "
        "Take that back with: boardkeeper meeting reinstate FILE --meeting 2019-09-11."
    )
