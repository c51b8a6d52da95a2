from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from boardkeeper.cli.app import app
from ui.guide.book import ORDER, chapters
from ui.pages import PAGES
from ui.shell.command_table import shell_commands

FOLDER = Path(__file__).parents[3] / "docs" / "guide"
# Keys that a table, a box or a field takes itself.
OF_WIDGETS = {"Ctrl+Shift+X", "F2", "F4", "F8", "Alt+P", "Shift+F2", "Shift+F4"} | {
    "Alt+Down",
    "Alt+Left",
    "Alt+Right",
    "Alt+Up",
    "Alt+Return",
    "Alt+Shift+T",
    "Shift+F3",
    "Shift+F7",
    "F7",
    "Ctrl+B",
    "Ctrl+C",
    "Ctrl+L",
    "Ctrl+Return",
    "Ctrl+Shift+Return",
    "Ctrl+Shift+0",
    "Ctrl+Shift+1",
    "Ctrl+Shift+6",
    "Ctrl+Shift+9",
    "Ctrl+Shift+8",
    "Ctrl+Shift+7",
    "Ctrl+Shift+I",
    "Ctrl+Tab",
    "Shift+Return",
    "F3",
    "Ctrl+A",
    "Ctrl+V",
    "Shift+Tab",
    "Shift+Down",
    "Shift+Up",
}


def text_of(name: str) -> str:
    return FOLDER.joinpath(f"{name}.md").read_text(encoding="utf-8")


def test_every_chapter_of_the_folder_is_in_the_contents() -> None:
    assert {Path(str(entry)).stem for entry in FOLDER.iterdir() if str(entry).endswith(".md")} == set(ORDER)


def test_every_chapter_has_a_title_of_its_own() -> None:
    titles = [chapter.title for chapter in chapters()]
    assert all(titles)
    assert len(set(titles)) == len(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_every_link_leads_to_a_chapter(name: str) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", text_of(name))
    assert {target.removesuffix(".md") for target in targets} <= set(ORDER)


def test_every_page_has_a_chapter_that_exists() -> None:
    assert {page.chapter for page in PAGES} <= set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_every_shortcut_that_is_named_exists(name: str) -> None:
    commands = [*shell_commands(PAGES), *(command for page in PAGES for command in page.load().COMMANDS)]
    known = {
        command.shortcut.replace("PgDown", "Page Down").replace("PgUp", "Page Up") for command in commands
    }
    named = set(re.findall(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d+)`", text_of(name)))
    assert named <= known | OF_WIDGETS


def test_every_command_that_is_named_exists() -> None:
    group = typer.main.get_command(app)
    for line in re.findall(r"`boardkeeper ([^`]+)`", text_of("command-line")):
        words = line.split()
        command = group.commands[words[0]]
        if hasattr(command, "commands"):
            # A group may do one thing by itself: “pack FILE” is “pack print FILE”.
            by_itself = getattr(command, "by_itself", "")
            command = command.commands.get(words[1]) or command.commands[by_itself]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options


def test_a_chapter_is_found_by_all_its_words() -> None:
    [packs] = [chapter for chapter in chapters() if chapter.name == "packs"]
    assert packs.holds("bookmarks AGENDA")
    assert not packs.holds("bookmarks polarity")
