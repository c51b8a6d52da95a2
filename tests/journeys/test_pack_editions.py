"""The pack of 11 September 2019 with the pages its papers had, in every edition; and a meeting with something exempt of every kind."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import page as checker
import pikepdf
import pypdfium2
import pytest

from boardkeeper import boards, meetings, minutes
from boardkeeper.__main__ import main
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from db.store import Store
from tests.journeys.september_2019 import BOARD, COUNCIL, ITEMS, LAWFUL, MEETING
from tests.journeys.trial_papers import write_paper

#: Item → how many pages its paper had in the printed pack of 78 pages.
PAGES = {"3": 7, "5": 2, "7": 8, "8": 14, "11": 31, "12": 3, "13": 6, "14": 4}
RANGES = {
    "3": (1, 8), "5": (9, 10), "7": (11, 18), "8": (19, 32), "11": (33, 64), "12": (65, 68), "13": (69, 74),
    "14": (75, 78),
}  # fmt: skip
RENT = "The landlord of Mulberry House will take four thousand pounds a month."
CHILD = "The family of the boy from Larch Street has moved to Truro."
OFFER = "Our walk-away price for Rowan Lodge is nine hundred thousand pounds."


def run(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return code, out.getvalue(), err.getvalue()


@dataclass
class Desk:
    """A file, and the commands about its meeting."""

    file: Path
    folder: Path

    def ask(self, *arguments: object) -> Any:
        """One command that must succeed; answers its JSON document."""
        code, out, err = run(*arguments, "--json")
        assert code == 0, (arguments, err)
        return json.loads(out)

    def on(self, command: str, *rest: object) -> Any:
        """A command about the meeting, with what it takes after the file."""
        return self.ask(*command.split(), self.file, *rest, "--meeting", MEETING.isoformat())

    def pack(self, name: str, *rest: object) -> Path:
        """Print an edition; answers the file."""
        path = self.folder / name
        self.on("pack", *rest, "--out", path)
        return path


def new_desk(folder: Path) -> Desk:
    desk = Desk(folder / "scrutiny.board", folder)
    desk.ask("new", desk.file)
    desk.ask("board", "add", desk.file, BOARD, "--council", COUNCIL, "--kind", "scrutiny committee")
    desk.ask("board", "set", desk.file, "--venue", "Warspite Room", "--start", "2.00 pm")
    desk.ask("meeting", "add", desk.file, "--date", MEETING.isoformat())
    return desk


def labels_and_texts(pdf: Path) -> list[tuple[str, str]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            (document.get_page_label(index), " ".join(sheet.get_textpage().get_text_range().split()))
            for index, sheet in enumerate(document)
        ]


@pytest.fixture(scope="module")
def september(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The fourteen items, and behind eight of them a paper with as many pages as it had."""
    desk = new_desk(tmp_path_factory.mktemp("september"))
    for item in ITEMS:
        desk.on("agenda add", item)
    for item, pages in PAGES.items():
        paper = write_paper(desk.folder / f"{item}.pdf", f"The paper of item {item}.", pages)
        desk.on("report attach", item, paper)
    return desk


def test_the_pack_of_september_2019_has_the_page_ranges_that_were_printed(september: Desk) -> None:
    path = september.folder / "pack.pdf"
    said = september.on("pack", "--out", path)
    assert {item["number"]: (item["first_page"], item["last_page"]) for item in said["items"]} == RANGES
    pages = labels_and_texts(path)
    sheet = " ".join(text for label, text in pages if not label.isdigit())
    for item, (first, last) in RANGES.items():
        assert f"(Pages {first} - {last})" in sheet
        for number in range(first, last + 1):
            label, text = next(each for each in pages if each[0] == str(number))
            assert f"Page {label}" in text
            is_paper = number < first + PAGES[item]
            assert (f"The paper of item {item}." in text) is is_paper
            assert ("This page is intentionally left blank" in text) is not is_paper
    assert [label for label, _ in pages if label.isdigit()] == [str(number) for number in range(1, 79)]
    september.ask("pack", "verify", path)


def test_an_extract_bears_the_pages_of_the_whole(september: Desk) -> None:
    pages = labels_and_texts(september.pack("items.pdf", "--items", "11-12"))
    assert [label for label, _ in pages if label.isdigit()] == [str(number) for number in range(33, 69)]
    sheet = labels_and_texts(september.pack("agenda.pdf", "--edition", "agenda"))
    assert "(Pages 33 - 64)" in " ".join(text for _, text in sheet)
    assert not [label for label, _ in sheet if label.isdigit()]


def test_what_changed_since_publication_is_one_paper_with_its_pages(september: Desk) -> None:
    september.on("publish", "--on", LAWFUL)
    code, _, err = run(
        "pack",
        september.file,
        "--meeting",
        MEETING,
        "--edition",
        "changes",
        "--out",
        september.folder / "no.pdf",
    )
    assert code != 0
    assert "Nothing has changed since" in err
    assert not (september.folder / "no.pdf").exists()
    before = september.pack("before.pdf")
    september.on("report attach", "12", write_paper(september.folder / "new.pdf", "Another challenge.", 3))
    changed = labels_and_texts(september.pack("changes.pdf", "--edition", "changes"))
    assert [label for label, _ in changed if label.isdigit()] == ["65", "66", "67", "68"]
    code, out, _ = run("pack", "diff", before, september.pack("after.pdf"))
    assert "Plymouth Challenge Update" in out
    assert "Work Programme" not in out.partition("Plymouth Challenge Update")[2].split("\n\n")[0]


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A meeting with an exempt item, an exempt appendix and an exempt paragraph in the minutes it is to approve."""
    desk = new_desk(tmp_path_factory.mktemp("private"))
    desk.ask("meeting", "add", desk.file, "--date", "2019-07-10")
    desk.ask("agenda", "add", desk.file, "Placements", "--meeting", "2019-07-10")
    desk.ask("meeting", "held", desk.file, "--meeting", "2019-07-10")
    _write_minutes_of_july(desk.file)
    for item in ("Minutes", "Placement sufficiency", "Purchase of a home", "Work Programme"):
        desk.on("agenda add", item)
    desk.on("report start", "2")
    desk.on("report write", "2", "--section", "purpose", "--text", "To say how many homes are needed.")
    desk.on("report appendix add", "2", "The rent", "--file", write_paper(desk.folder / "rent.pdf", RENT, 3))
    desk.on(
        "report appendix set", "2", "A", "--paragraphs", "3", "--reason",
        "The rent asked is not settled, and the public interest lies in a fair price.",
    )  # fmt: skip
    desk.on("report attach", "3", write_paper(desk.folder / "offer.pdf", OFFER, 5))
    desk.on(
        "agenda exempt", "3", "--paragraphs", "3", "--reason",
        "The seller must not know the price, and the public interest lies in a good one.",
    )  # fmt: skip
    return desk


def _write_minutes_of_july(file: Path) -> None:
    with Store.open(file, "Helen Rickman") as store:
        july = meetings.find_meeting(store, boards.find_board(store).id, date(2019, 7, 10)).id
        summary = "A matter about a family was heard."
        pieces = [
            WrittenPiece(new_id(), PieceKind.HEADING, "Placements"),
            WrittenPiece(new_id(), PieceKind.TEXT, "Members heard about placements."),
            WrittenPiece(new_id(), PieceKind.TEXT, CHILD, exempt_paragraphs="1, 2", public_summary=summary),
        ]
        minutes.write_pieces(store, "Helen Rickman", july, pieces, None)


def test_public_and_restricted_copies_say_the_same_page_numbers_and_the_public_one_no_secret(
    private: Desk,
) -> None:
    public = private.pack("public.pdf")
    restricted = private.pack("restricted.pdf", "--edition", "restricted")
    pages, hidden = dict(labels_and_texts(public)), dict(labels_and_texts(restricted))
    every = " ".join(hidden.values())
    for secret in (RENT, CHILD, OFFER):
        assert secret in every
        assert secret not in " ".join(pages.values())
    assert set(pages) < set(hidden)
    for label, text in pages.items():
        if label.isdigit():
            assert f"Page {label}" in text
            assert f"Page {label}" in hidden[label]
    sheets = [
        " ".join(text for label, text in found.items() if not label.isdigit()) for found in (pages, hidden)
    ]
    ranges = [sheet.count("(Page") for sheet in sheets]
    assert ranges[0] == ranges[1] >= 3
    assert all("estricted" in text or "xempt" in text for text in hidden.values())


OWN = [(), ("--edition", "agenda"), ("--items", "1"), ("--large-print",)]
"""Editions without an attached page, for which the file can vouch."""


@pytest.mark.parametrize("options", OWN, ids=["public", "agenda", "items", "large print"])
def test_an_edition_of_our_own_pages_passes_the_checker(private: Desk, options: tuple[str, ...]) -> None:
    path = private.pack(f"own{OWN.index(options)}.pdf", *options)
    assert checker.is_pdf_compliant_bytes(path.read_bytes(), profile=checker.ValidationProfile.PDF_UA_1)
    private.ask("pack", "verify", path)


@pytest.mark.parametrize("edition", ["restricted", "chair"])
def test_an_edition_with_attached_pages_is_in_order(private: Desk, edition: str) -> None:
    private.ask("pack", "verify", private.pack(f"{edition}.pdf", "--edition", edition))


def test_a_locked_edition_opens_with_its_password_alone(private: Desk) -> None:
    path = private.pack("locked.pdf", "--edition", "restricted", "--password", "five easy words go here")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="five easy words go here") as pdf:
        assert pdf.encryption.R == 6
