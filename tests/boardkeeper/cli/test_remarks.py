from __future__ import annotations

import pytest


@pytest.fixture
def with_an_action(ask, board_file):
    ask("actions", "add", board_file, "Count the families", "--owner", "Nick Barr", "--due", "30/9/2019")
    return board_file


def test_a_remark_is_added_listed_and_answered(ask, run, with_an_action):
    (added,) = ask(
        "remarks",
        "add",
        with_an_action,
        "action",
        "1",
        "Who counted?",
        "--challenge",
        "--who",
        "Amina Okafor",
    )
    assert (added["kind"], added["on"], added["said_by"]) == ("challenge", "Action 1", "Amina Okafor")
    assert ask("remarks", "list", with_an_action, "--open", "--challenges") == [added]
    assert "open" in run("remarks", "list", with_an_action).out
    (answered,) = ask("remarks", "answer", with_an_action, added["id"][:8], "We did.", "--who", "Jean Kelly")
    assert (answered["answer"], answered["answered_by"], answered["is_settled"]) == (
        "We did.",
        "Jean Kelly",
        True,
    )
    assert ask("remarks", "list", with_an_action, "--open") == []
    (opened,) = ask("remarks", "answer", with_an_action, "Who counted", " ", "--keep-open")
    assert not opened["is_settled"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "action", "99", "Why?"), "There is no action 99 in the log."),
        (("add", "minute", "16(e)", "Why?"), "Of which meeting is the minute?"),
        (("add", "action", "1", " "), "A remark says something."),
        (("answer", "nothing like it", "Yes."), "No single remark is called “nothing like it”."),
    ],
)
def test_what_cannot_be_remarked_on_is_refused(refused, with_an_action, arguments, sentence):
    command, *rest = arguments
    assert sentence in refused("remarks", command, with_an_action, *rest)
