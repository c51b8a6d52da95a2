"""Which commands and turns of phrase fit what is typed behind “/”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.snippets import SnippetView
from ui.meetings.minutes.commands.table import SLASH_COMMANDS, SlashCommand


@dataclass(frozen=True, slots=True)
class Fitting:
    """A command or a turn of phrase that fits, and what is typed behind it."""

    thing: SlashCommand | SnippetView
    rest: str = ""


def fitting(typed: str, snippets: Sequence[SnippetView] = ()) -> tuple[Fitting, ...]:
    """What fits the words behind “/”, the best first; nothing when it is no command.

    While one word is typed, everything that begins with it, by its own name first. Behind a blank only the command that
    is meant: “/act Jean Kelly by July” is an action, since nothing else begins so.
    """
    word, blank, rest = typed.partition(" ")
    word = word.casefold()
    if blank:
        meant = _meant(word, snippets)
        return () if meant is None else (Fitting(meant, rest.strip()),)
    own = [each for each in SLASH_COMMANDS if each.word.startswith(word)]
    others = [
        each
        for each in SLASH_COMMANDS
        if each not in own
        and any(other.startswith(word) for other in (*each.others, *each.title.casefold().split()))
    ]
    short = [each for each in snippets if each.abbreviation.casefold().startswith(word)]
    found: list[SlashCommand | SnippetView] = [*own, *short, *others]
    found.sort(key=lambda each: _word(each) != word)
    return tuple(Fitting(each) for each in found)


def _word(thing: SlashCommand | SnippetView) -> str:
    return (thing.word if isinstance(thing, SlashCommand) else thing.abbreviation).casefold()


def _meant(word: str, snippets: Sequence[SnippetView]) -> SlashCommand | SnippetView | None:
    """The one command somebody means who types a blank behind this word."""
    if not word:
        return None
    known: list[SlashCommand | SnippetView] = [*SLASH_COMMANDS, *snippets]
    named: list[SlashCommand | SnippetView] = [each for each in known if _word(each) == word]
    called: list[SlashCommand | SnippetView] = [each for each in SLASH_COMMANDS if word in each.others]
    begun: list[SlashCommand | SnippetView] = [
        each for each in SLASH_COMMANDS if each.word.startswith(word) and len(word) > 1
    ]
    for candidates in (named, called, begun):
        if candidates:
            return candidates[0] if len(candidates) == 1 or candidates is named else None
    return None
