from __future__ import annotations

import pytest
from PIL import Image

from boardkeeper.board_settings import SETTINGS
from db.store import Store

WHO = "Ann Smith"


def steps(file):
    with Store.open(file, WHO) as store:
        return [step.label for step in store.history() if step.kind.value != "base"]


def test_the_settings_of_plymouth_are_set_in_one_step_and_shown_with_the_documented_keys(ask, board_file):
    made = ask(
        "board", "set", board_file,
        "--name", "Education and Children's Social Care Overview and Scrutiny Committee",
        "--council", "Plymouth City Council",
        "--kind", "scrutiny committee",
        "--department", "Chief Executive's Department",
        "--address", "Oversight and Governance\\nBallard House\\nPlymouth PL1 3BJ",
        "--contact-name", "Helen Rickman",
        "--start", "2pm",
        "--pattern", "second Wednesday of the month except August",
        "--quorum", "4",
        "--quorum-share", "3",
        "--key-working-days",
    )  # fmt: skip
    assert set(made) == {name for name in SETTINGS if name != "scheme_id"} | {"has_logo", "closed_days"}
    assert made["address"] == "Oversight and Governance\nBallard House\nPlymouth PL1 3BJ"
    assert (made["kind"], made["usual_start"], made["quorum_minimum"]) == ("scrutiny committee", "14:00", 4)
    assert made["quorum_share"] == 3
    assert (made["notice_days"], made["key_decision_in_working_days"]) == (5, True)
    assert made == ask("board", "show", board_file)
    assert steps(board_file) == ["Change the board’s settings"]
    assert ask("board", "set", board_file, "--start", "")["usual_start"] is None


def test_settings_are_shown_in_words(run, board_file):
    run("board", "close-day", board_file, "27 Dec 2019", "--reason", "Offices closed")
    said = run("board", "show", board_file).out
    assert "notice in working days        yes" in said
    assert "closed                        Fri 27 Dec 2019 Offices closed" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "There is nothing to set."),
        (("--notice-days", "99"), "Notice is between 0 and 60 days."),
        (("--pattern", "now and then"), "“now and then” is not a pattern that can be read."),
        (("--start", "later"), "“later” is not a time of day."),
        (("--quorum", "0"), "A quorum is between 1 and 200 members."),
    ],
)
def test_what_no_board_can_have_is_refused(refused, board_file, arguments, sentence):
    assert sentence in refused("board", "set", board_file, *arguments)
    assert steps(board_file) == []


def test_boards_are_added_listed_moved_and_removed(ask, refused, board_file):
    ask("board", "set", board_file, "--contact-name", "Helen Rickman", "--nation", "wales")
    made = ask("board", "add", board_file, "Cabinet", "--kind", "cabinet", "--like", "scrutiny")
    assert made == {"name": "Cabinet", "council": "Plymouth", "kind": "cabinet", "nation": "wales"}
    assert ask("board", "show", board_file, "--board", "Cabinet")["contact_name"] == "Helen Rickman"
    assert ask("board", "move", board_file, "Cabinet", "--to", "1") == {
        "boards": ["Cabinet", "Children's Scrutiny"]
    }
    assert [each["name"] for each in ask("board", "list", board_file)] == ["Cabinet", "Children's Scrutiny"]
    assert ask("board", "remove", board_file, "Cabinet") == {"boards": ["Children's Scrutiny"]}
    assert "is the only board of this file" in refused("board", "remove", board_file, "Children")


def test_the_first_board_of_an_empty_file_needs_its_council(ask, refused, run, tmp_path):
    file = tmp_path / "empty.board"
    run("new", file)
    assert "Give --council NAME." in refused("board", "add", file, "Cabinet")
    assert run("board", "list", file).out == "The file has no board yet.\n"
    assert ask("board", "add", file, "Cabinet", "--council", "Plymouth")["nation"] == "england"


def test_days_are_closed_and_opened(ask, refused, board_file):
    ask("board", "close-day", board_file, "27/12/2019", "--reason", "Offices closed")
    found = ask("board", "close-day", board_file, "2019-12-24")
    assert found == [
        {"date": "2019-12-24", "reason": ""},
        {"date": "2019-12-27", "reason": "Offices closed"},
    ]
    assert "is a closed day of this board already" in refused("board", "close-day", board_file, "27/12/2019")
    assert ask("board", "open-day", board_file, "24 Dec 2019") == found[1:]
    assert "24 December 2019 is not a closed day" in refused("board", "open-day", board_file, "24 Dec 2019")
    assert "“someday” is not a date." in refused("board", "close-day", board_file, "someday")


def test_a_logo_is_chosen_said_and_removed(ask, refused, board_file, tmp_path):
    picture = tmp_path / "arms.png"
    Image.new("RGB", (60, 30), "#0b57a4").save(picture)
    assert ask("board", "logo", board_file) == {"logo": None}
    chosen = ask("board", "logo", board_file, picture)["logo"]
    assert (chosen["media_type"], chosen["bytes"] > 0) == ("image/png", True)
    assert ask("board", "show", board_file)["has_logo"]
    assert "not both" in refused("board", "logo", board_file, picture, "--remove")
    (tmp_path / "letter.txt").write_text("Dear Sir")
    assert "letter.txt" in refused("board", "logo", board_file, tmp_path / "letter.txt")
    assert ask("board", "logo", board_file, "--remove") == {"logo": None}
