"""Members and officers through the commands."""

from __future__ import annotations

import pytest


@pytest.fixture
def file(ask, tmp_path):
    path = tmp_path / "p.board"
    ask("new", path, "--board", "Children's Scrutiny", "--council", "Plymouth")
    return path


def test_members_are_added_and_listed_chair_first(ask, file):
    ask("member", "add", file, "Councillor Allen", "--party", "Labour", "--from", "18/5/2018")
    (added,) = ask(
        "member", "add", file, "Councillor Mrs Johnson", "--role", "chair", "--who", "Helen Rickman"
    )["members"]
    assert (added["role"], added["voting"], added["substitutes"]) == ("chair", "all items", [])
    members = ask("member", "list", file)
    assert [(each["name"], each["from"]) for each in members] == [
        ("Councillor Mrs Johnson", None),
        ("Councillor Allen", "2018-05-18"),
    ]
    assert ask("history", file)[0]["who"] == "Helen Rickman"


def test_the_members_of_an_agenda_are_added_at_once(ask, file):
    added = ask("member", "add", file, "Councillors Allen, Buchan and Downie", "--until", "2023-05-04")
    assert [(each["name"], each["until"]) for each in added["members"]] == [
        (f"Councillor {name}", "2023-05-04") for name in ("Allen", "Buchan", "Downie")
    ]


def test_a_member_is_found_by_a_part_of_the_name_and_changed(ask, file):
    ask("member", "add", file, "Mrs Nicky Williams", "--role", "co-opted")
    changed = ask(
        "member", "set", file, "williams", "--voting", "education only", "--until", "2019-12-31",
        "--organisation", "Parent Governor",
    )  # fmt: skip
    assert (changed["voting"], changed["until"], changed["organisation"]) == (
        "education only",
        "2019-12-31",
        "Parent Governor",
    )
    assert ask("member", "list", file, "--on", "2020-01-01") == []


def test_a_substitute_is_named_and_taken_away(ask, file, refused):
    ask("member", "add", file, "Councillor Allen")
    named = ask("member", "substitute", file, "Allen", "Councillor Tuffin")
    assert named["substitutes"] == ["Councillor Tuffin"]
    assert ask("member", "substitute", file, "Allen", "councillor tuffin", "--remove")["substitutes"] == []
    assert "not named as a substitute" in refused("member", "substitute", file, "Allen", "Nobody", "--remove")


def test_a_name_that_may_be_two_people_or_nobody_is_refused(ask, file, refused):
    ask("member", "add", file, "Councillor Allen")
    ask("member", "add", file, "Councillor Buchan")
    assert "may be Councillor Allen, Councillor Buchan" in refused(
        "member", "set", file, "Councillor", "--role", "chair"
    )
    assert "No member of the board is called" in refused("member", "set", file, "Murphy", "--role", "chair")
    assert "nothing to set" in refused("member", "set", file, "Allen")


def test_an_officer_follows_another_in_a_post(ask, file):
    ask("officer", "add", file, "Alison Botham", "--post", "Director for Children’s Services")
    answer = ask(
        "officer", "add", file, "David Haley", "--post", "Director for Children’s Services",
        "--from", "5/6/2023", "--succeeds",
    )  # fmt: skip
    assert [(each["name"], each["until"]) for each in answer["holders"]] == [
        ("David Haley", None),
        ("Alison Botham", "2023-06-04"),
    ]
    people = ask("people", file, "--on", "2023-06-04")
    assert [each["post"] for each in people if each["name"] == "David Haley"] == [None]
