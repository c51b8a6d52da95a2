"""The work programme and its schemes as a script would use them."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import boards, decisions, meetings, minutes
from boardkeeper.minutes import Verb, WrittenMinute, circulating
from db.store import Store

KEYS = [
    "topic",
    "list",
    "scheduled",
    "score",
    "band",
    "reason",
    "responsible",
    "agenda",
    "heard",
    "outcome",
    "decision",
    "passes_over",
    "answers",
]


@pytest.fixture
def added(ask, board_file):
    ask("meeting", "add", board_file, "--date", "2030-09-11")
    return ask(
        "programme",
        "add",
        board_file,
        "PAUSE @ 11 September 2030",
        "--reason",
        "Asked for in July.",
        "--responsible",
        "Jean Kelly",
    )


def test_a_topic_is_added_with_its_meeting_behind_the_at(ask, board_file, added):
    assert list(added) == KEYS
    assert (added["topic"], added["scheduled"], added["list"]) == ("PAUSE", "2030-09-11", "by meeting")
    assert (added["score"], added["band"], added["responsible"]) == (None, "unscored", "Jean Kelly")
    assert ask("programme", "list", board_file) == [added]
    assert ask("programme", "list", board_file, "--words", "roads") == []


def test_the_list_says_in_words_what_is_amiss(run, ask, board_file, added):
    ask("programme", "add", board_file, "Roads", "--to", "2030-09-11", "--score", 1)
    ask("programme", "add", board_file, "Homes", "--score", 6)
    said = run("programme", "list", board_file).out
    assert "unscored  Jean Kelly" in said
    assert "1 Low     nobody named  low, before “Homes”" in said
    assert run("programme", "list", board_file, "--words", "zebra").out == "No topic.\n"


def test_a_topic_is_scored_by_answers_in_order(ask, refused, run, board_file, added):
    half = ask("programme", "score", board_file, "pause", "--answers", "YYN-NY")
    assert (half["score"], [each["yes"] for each in half["answers"]]) == (
        None,
        [True, True, False, None, False, True],
    )
    whole = ask("programme", "score", board_file, "pause", "--answers", "yynyny")
    assert (whole["score"], whole["band"]) == (4, "Medium")
    assert (
        " no  Is this a service that is not doing well?" in run("programme", "show", board_file, "pause").out
    )
    assert "does not answer 6 questions" in refused(
        "programme", "score", board_file, "pause", "--answers", "yy"
    )
    assert "one way" in refused("programme", "score", board_file, "pause")
    assert ask("programme", "score", board_file, "pause", "--score", 2)["band"] == "Low"


def test_a_topic_is_changed_moved_and_removed(ask, refused, board_file, added):
    assert (
        ask("programme", "set", board_file, "pause", "--topic", "Pause project")["topic"] == "Pause project"
    )
    assert "nothing to set" in refused("programme", "set", board_file, "pause")
    assert ask("programme", "move", board_file, "pause", "--to", "2031-01-08")["scheduled"] == "2031-01-08"
    assert (
        ask("programme", "move", board_file, "pause", "--select-review")["list"] == "select committee reviews"
    )
    assert ask("programme", "move", board_file, "pause", "--to-be-scheduled")["scheduled"] is None
    assert "goes to one place" in refused(
        "programme", "move", board_file, "pause", "--to", "2031-01-08", "--select-review"
    )
    assert "not said where to" in refused("programme", "move", board_file, "pause")
    ask("programme", "add", board_file, "Roads")
    ask("programme", "move", board_file, "roads", "--place", 1)
    assert [row["topic"] for row in ask("programme", "list", board_file)] == ["Roads", "Pause project"]
    assert ask("programme", "remove", board_file, "roads") == {"removed": "Roads"}
    assert ask("undo", board_file)["undone"] == "Remove the topic"


def test_two_topics_of_one_name_are_told_apart_by_their_day(ask, refused, board_file, added):
    ask("programme", "add", board_file, "PAUSE", "--to", "2031-01-08")
    assert "2 topics are meant by “pause”" in refused("programme", "show", board_file, "pause")
    assert ask("programme", "show", board_file, "pause", "--on", "2031-01-08")["scheduled"] == "2031-01-08"


def test_a_topic_goes_on_the_agenda_once(ask, refused, board_file, added):
    on = ask("programme", "to-agenda", board_file, "pause")
    number = on["agenda"]["number"]
    assert on["agenda"]["meeting"] == "2030-09-11"
    assert f"already, as item {number}." in refused("programme", "to-agenda", board_file, "pause")
    assert "no meeting on 8 January 2031" in refused(
        "programme", "to-agenda", board_file, "pause", "--meeting", "2031-01-08"
    )


def test_a_topic_is_heard_on_its_day_or_another_and_was_not_after_all(ask, refused, board_file, added):
    assert ask("programme", "heard", board_file, "pause")["heard"] == "2030-09-11"
    assert ask("programme", "heard", board_file, "pause", "--day", "2030-09-12")["heard"] == "2030-09-12"
    assert ask("programme", "heard", board_file, "pause", "--not")["heard"] is None
    ask("programme", "add", board_file, "Roads")
    assert "came to no meeting" in refused("programme", "heard", board_file, "roads")


def test_a_decision_becomes_a_topic(ask, refused, board_file):
    with Store.open(board_file, "Ann Smith") as store:
        board_id = boards.find_board(store).id
        held = meetings.add_meeting(store, "Ann Smith", board_id, date(2019, 9, 11))
        written = WrittenMinute("Homes", limbs=[(Verb.AGREED, "that a report comes.")])
        minutes.write_minute(store, "Ann Smith", held, written)
        circulating.circulate(store, "Ann Smith", held, date(2019, 9, 16))
        limb = minutes.get_minutes(store, held).minutes[0].resolutions[0]
        decisions.track_resolution(store, "Ann Smith", limb.id, "Jean Kelly", "soon")
    made = ask("programme", "from-decision", board_file, "report", "comes", "--to", "2030-09-11")
    assert (made["topic"], made["decision"], made["scheduled"]) == (
        "Homes",
        "Minute 1(1), 11 September 2019",
        "2030-09-11",
    )
    assert "already, as “Homes”" in refused("programme", "from-decision", board_file, "report")
    assert "No decision holds “roads”" in refused("programme", "from-decision", board_file, "roads")


def test_a_scheme_is_made_used_changed_and_taken_away(ask, refused, run, board_file, added):
    made = ask(
        "scheme",
        "add",
        board_file,
        "Sandbourne",
        "--question",
        "Is it a risk?=3",
        "--question",
        "Does it cost much?",
        "--bands",
        "Take:3, Watch:0",
        "--use",
    )
    assert made == {
        "name": "Sandbourne",
        "boards": ["Children's Scrutiny"],
        "questions": [
            {"question": "Is it a risk?", "weight": 3},
            {"question": "Does it cost much?", "weight": 1},
        ],
        "bands": [{"label": "Take", "from": 3}, {"label": "Watch", "from": 0}],
        "highest": 4,
    }
    assert ask("scheme", "show", board_file) == made
    assert ask("programme", "score", board_file, "pause", "--answers", "yn")["band"] == "Take"
    ask(
        "scheme",
        "set",
        board_file,
        "sandbourne",
        "--question",
        "Is it a risk?=2",
        "--bands",
        "Take:2, Watch:0",
    )
    kept = ask("programme", "show", board_file, "pause")
    assert (kept["score"], kept["band"]) == (2, "Take")
    assert "scores by “Sandbourne”" in refused("scheme", "remove", board_file, "Sandbourne")
    assert ask("scheme", "use", board_file, "PAPER") == {
        "board": "Children's Scrutiny",
        "scheme": "PAPER",
        "to_score_again": 1,
    }
    assert "  0–1  Watch" in run("scheme", "show", board_file, "Sandbourne").out
    assert [view["name"] for view in ask("scheme", "list", board_file)] == ["PAPER", "Sandbourne"]
    assert ask("scheme", "remove", board_file, "Sandbourne") == {"removed": "Sandbourne"}


def test_schemes_that_are_not_there_or_not_written_right_are_refused(refused, board_file):
    assert "no scheme called “Roads”" in refused("scheme", "show", board_file, "Roads")
    assert "“much” is not a weight" in refused(
        "scheme", "add", board_file, "A", "--question", "Why?=much", "--bands", "x:0"
    )
    assert "nothing to set" in refused("scheme", "set", board_file, "PAPER")
    assert "is not changed" in refused("scheme", "set", board_file, "PAPER", "--name", "Ours")
