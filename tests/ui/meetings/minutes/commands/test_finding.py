from __future__ import annotations

import pytest

from boardkeeper.snippets import SnippetView
from ui.meetings.minutes.commands.finding import fitting
from ui.meetings.minutes.commands.table import SLASH_COMMANDS, SlashCommand

SNIPPETS = (
    SnippetView("1", "qs", "In response to questions:"),
    SnippetView("2", "noted", "Members noted it."),
)


def _words(typed: str) -> list[str]:
    return [
        each.thing.word if isinstance(each.thing, SlashCommand) else f"“{each.thing.abbreviation}”"
        for each in fitting(typed, SNIPPETS)
    ]


def test_nothing_typed_offers_every_command_and_every_phrase() -> None:
    assert _words("") == [*(each.word for each in SLASH_COMMANDS), "“qs”", "“noted”"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("act", "action"),
        ("todo", "action"),
        ("q", "“qs”"),
        ("priv", "exempt"),
        ("sub", "heading"),
        ("TIME", "time"),
    ],
)
def test_a_command_is_found_by_its_word_its_title_and_others(typed: str, first: str) -> None:
    assert _words(typed)[0] == first


def test_the_boards_own_phrase_of_a_name_stands_behind_the_command() -> None:
    assert _words("noted") == ["noted", "“noted”"]


@pytest.mark.parametrize(
    ("typed", "word", "rest"),
    [
        ("act Jean Kelly by July", "action", "Jean Kelly by July"),
        ("recommend Cabinet that", "recommended", "Cabinet that"),
        ("track  all", "track", "all"),
        ("vote 5-2-1", "vote", "5-2-1"),
    ],
)
def test_behind_a_blank_only_the_command_that_is_meant_is_left(typed: str, word: str, rest: str) -> None:
    (found,) = fitting(typed, SNIPPETS)
    assert isinstance(found.thing, SlashCommand)
    assert (found.thing.word, found.rest) == (word, rest)


@pytest.mark.parametrize("typed", ["zebra", "re x", "t x", "or not", " "])
def test_other_words_are_no_command(typed: str) -> None:
    assert fitting(typed, SNIPPETS) == ()


def test_every_command_has_words_of_its_own() -> None:
    words = [each.word for each in SLASH_COMMANDS]
    assert len(set(words)) == len(words)
    assert all(each.title and each.explains and each.icon for each in SLASH_COMMANDS)
