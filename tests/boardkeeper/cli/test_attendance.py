"""The attendance of 10 July 2019 recorded by commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.store import Store
from tests.boardkeeper.attendance.conftest import WHO, make_committee

DAY = "2019-07-10"


@pytest.fixture(scope="module")
def closed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "committee.board"
    with Store.create(path, WHO) as store:
        make_committee(store)
    return path


@pytest.fixture
def file(closed_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(closed_file, tmp_path))


def of(answered, name: str):
    return next(each for each in answered["people"] if each["name"] == name)


def test_everybody_is_marked_present_then_the_exceptions(file, ask):
    ask("minutes", "attend", file, "--meeting", DAY, "--all")
    said = ask("minutes", "attend", file, "Apologies: Councillors Downie and Murphy", "--meeting", DAY)
    assert [each["presence"] for each in said["people"]].count("present") == 8
    assert of(said, "Councillor Murphy") == {
        "name": "Councillor Murphy",
        "seat": "vice-chair",
        "presence": "apologies",
        "acting_as": None,
        "substitute_for": None,
        "post": None,
        "organisation": None,
        "online": False,
        "movements": [],
    }
    said = ask("minutes", "attend", file, "Councillor McDonald, Vice Chair", "--meeting", DAY)
    assert of(said, "Councillor McDonald")["acting_as"] == "Vice-chair"
    said = ask("minutes", "attend", file, "Downie", "--remove", "--meeting", DAY)
    assert of(said, "Councillor Downie")["presence"] is None


def test_substitutes_visitors_and_who_was_online(file, ask):
    said = ask("minutes", "attend", file, "Councillor Ney", "--for", "Downie", "--online", "--meeting", DAY)
    assert of(said, "Councillor Ney")["substitute_for"] == "Councillor Downie"
    assert of(said, "Councillor Ney")["online"] is True
    said = ask(
        *("minutes", "attend", file, "Ann Ode", "--as", "in att", "--post", "Manager"),
        *("--organisation", "Barnardo’s", "--meeting", DAY),
    )
    found = of(said, "Ann Ode")
    assert (found["post"], found["organisation"], found["seat"]) == ("Manager", "Barnardo’s", None)


def test_coming_and_going_makes_and_breaks_a_quorum(file, ask, run):
    ask("minutes", "attend", file, "Councillors Allen, Buchan and Goslin", "--meeting", DAY)
    said = ask("minutes", "move", file, "Goslin", "--left", "--item", "5", "--at", "15:10", "--meeting", DAY)
    assert of(said, "Councillor Goslin")["movements"] == [{"arrived": False, "item": "5", "at": "15:10"}]
    assert said["no_quorum"] == ["5", "6"]
    items = ask("minutes", "quorum", file, "--meeting", DAY)
    assert [(each["item"], each["present"], each["needed"], each["quorate"]) for each in items][3:] == [
        ("4", 3, 3, True),
        ("5", 2, 3, False),
        ("6", 2, 3, False),
    ]
    assert items[4]["away"][0] == "Councillor Mrs Johnson"
    told = run("minutes", "quorum", file, "--meeting", DAY).out
    assert "5  Pledge Update: 2 of 9, 3 needed, NO QUORUM" in told
    told = run("minutes", "people", file, "--meeting", DAY).out
    assert "Councillor Goslin: present, left at item 5 (3.10 pm)" in told
    assert "Note: item 5 Pledge Update: The meeting was not quorate for this item" in told


def test_interests_are_declared_again_and_taken_back(file, ask, refused):
    words = ("minutes", "declare", file, "Johnson", "--meeting", DAY)
    said = ask(*words, "--in", "2 and 3", "--reason", "Owner.", "--interest", "disc", "--left")
    assert [(each["subject"], each["interest"], each["left"]) for each in said["declarations"]] == [
        ("Minutes", "disclosable pecuniary", True),
        ("Chair's Urgent Business", "disclosable pecuniary", True),
    ]
    said = ask("minutes", "withdraw", file, "1", "--meeting", DAY)
    assert [each["subject"] for each in said["declarations"]] == ["Chair's Urgent Business"]
    assert "no declaration 2" in refused("minutes", "withdraw", file, "2", "--meeting", DAY)
    assert "declared nothing before" in refused(*words, "--again")
    ask("meeting", "add", file, "--date", "2019-09-11")
    said = ask("minutes", "declare", file, "Johnson", "--again", "--meeting", "2019-09-11")
    assert said["declarations"][0]["reason"] == "Owner."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("attend",), "Say who was there."),
        (("attend", "Councillor Bloggs"), "Councillor Bloggs is not known."),
        (("attend", "Allen", "--as", "there"), "“there” is not understood after --as."),
        (("move", "Allen", "--item", "1"), "Say whether they came or went."),
        (("move", "Allen", "--arrived", "--item", "9"), "No item of the agenda is called “9”."),
        (("move", "Bloggs", "--arrived", "--item", "1"), "Nobody in the file is called “Bloggs”."),
        (("move", "Allen", "--left", "--item", "1"), "Councillor Allen is not recorded as being there."),
    ],
)
def test_what_cannot_be_recorded_is_refused(file, refused, words, sentence):
    command, *rest = words
    assert refused("minutes", command, file, *rest, "--meeting", DAY).startswith(sentence)
