from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from boardkeeper.render.pages import PageReader
from tests.boardkeeper.cli.conftest import Said
from tests.boardkeeper.minute_book.conftest import make_year


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "Year.board"
    make_year(path)
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "Year.board"))


def test_the_ledger_is_kept_by_commands(
    file: Path, ask: Callable[..., Any], run: Callable[..., Said], tmp_path: Path
) -> None:
    year = (file, "--year", 2019)
    book = ask("minute-book", "build", *year, "--out", tmp_path / "book.pdf")
    last = book["leaves"]
    assert book["pages"] == last + 4
    assert [each["state"] for each in book["meetings"]] == ["signed", "approved as amended", "minutes draft"]
    before = ask("minute-book", "missing", *year)
    assert before["unsigned"] == ["2019-07-10"]
    assert before["unbound"] == [{"meeting": "2019-09-11", "state": "minutes draft"}]
    assert len(before["not_printed"]) == last
    printed = ask("minute-book", "printed", *year, "--on", "1/10/2019")
    assert (len(printed["new"]), printed["revised"], printed["same"]) == (last, [], 0)
    initialled = ask(
        "minute-book", "initial", *year, "--leaves", "1-2", "--by", "Cllr Johnson", "--on", "2/10/19"
    )
    assert initialled == {"leaves": ["1", "2"], "by": "Cllr Johnson", "on": "2019-10-02"}
    rows = ask("minute-book", "leaves", *year)
    assert rows[0]["initialled_by"] == "Cllr Johnson"
    assert rows[2]["state"] == "not initialled"
    assert "1  initialled" in run("minute-book", "leaves", *year).out
    assert ask("minute-book", "changed", *year) == {"leaves": [], "file": None}
    since = ask("minute-book", "changed", *year, "--since", "1/9/19", "--out", tmp_path / "since.pdf")
    assert len(since["leaves"]) == last
    with PageReader((tmp_path / "since.pdf").read_bytes()) as reader:
        assert len(reader) == last


def test_what_cannot_be_is_said_in_a_sentence(file: Path, run: Callable[..., Said]) -> None:
    refused = run("minute-book", "build", file, "--year", 2019, "--out", file)
    assert refused.code == 1
    assert "cannot take the place of the board file" in refused.err
    assert (
        "No minutes of this book are approved"
        in run("minute-book", "build", file, "--year", 2012, "--out", file.with_suffix(".pdf")).err
    )
    assert (
        "There is no leaf 1 here. None was printed yet."
        in run(
            "minute-book", "initial", file, "--year", 2019, "--leaves", "1", "--by", "X", "--on", "1/10/19"
        ).err
    )
    assert "is not a date" in run("minute-book", "printed", file, "--year", 2019, "--on", "soon").err
