from __future__ import annotations

import pytest


def test_the_report_template_is_shown_and_changed(ask, board_file):
    shown = ask("board", "template", "show", board_file)
    assert shown["sections"][0]["role"] == "purpose"
    assert shown["sign_offs"][0] == {"kind": "Fin", "required": True}
    ask("board", "template", "section", "add", board_file, "Equality", "--guidance", "Who is affected?")
    ask("board", "template", "section", "move", board_file, "equality", "--to", "3")
    ask("board", "template", "section", "set", board_file, "3", "--required")
    ask("board", "template", "section", "remove", board_file, "carbon")
    ask("board", "template", "sign-off", "remove", board_file, "Assets")
    changed = ask("board", "template", "sign-off", "set", board_file, "hr", "--required")
    assert changed["sections"][2] == {
        "place": 3,
        "heading": "Equality",
        "role": "body",
        "guidance": "Who is affected?",
        "required": True,
    }
    assert "carbon footprint" not in {section["role"] for section in changed["sections"]}
    assert {"kind": "HR", "required": True} in changed["sign_offs"]
    assert "Assets" not in {each["kind"] for each in changed["sign_offs"]}
    back = ask("board", "template", "sign-off", "set", board_file, "Assets")
    assert back["sign_offs"][4] == {"kind": "Assets", "required": False}
    moved = ask("board", "template", "sign-off", "move", board_file, "director", "--to", "1")
    assert [each["kind"] for each in moved["sign_offs"][:2]] == ["director", "Fin"]


def test_the_template_is_said_in_lines(run, board_file):
    said = run("board", "template", "show", board_file).out
    assert said.startswith("1  Purpose of Report")
    assert "Sign-offs: Fin (required), Leg (required), Mon Off," in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("set", "other", "--heading", " "), "A section needs a heading."),
        (("set", "other"), "There is nothing to set."),
        (("move", "implications", "--to", "1"), "No single section is called “implications”."),
        (("add", "Risks", "--role", "financial risks"), "a section for the financial risks already"),
    ],
)
def test_what_no_template_can_have_is_refused(refused, board_file, arguments, sentence):
    command, *rest = arguments
    assert sentence in refused("board", "template", "section", command, board_file, *rest)


def test_a_sign_off_that_is_not_asked_for_cannot_be_removed(ask, refused, board_file):
    ask("board", "template", "sign-off", "remove", board_file, "Leg")
    said = refused("board", "template", "sign-off", "remove", board_file, "Leg")
    assert said == "The report template does not ask for the sign-off “Leg”."
