"""The agenda of 11 September 2019 rebuilt from an empty file by commands, published, added to and supplemented."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from boardkeeper.__main__ import main
from tests.journeys.september_2019 import (
    BOARD,
    CHAIR,
    COUNCIL,
    FRONT_SHEETS,
    HEADINGS,
    ITEMS,
    LATE,
    LAWFUL,
    MEETING,
    MEMBERS,
    TITLES,
    URGENT,
    VICE_CHAIR,
    words_of,
)
from tests.journeys.trial_papers import write_paper

SECRET = "The landlord will take four thousand pounds a month."


def run(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return code, out.getvalue(), err.getvalue()


@dataclass
class Desk:
    """A file, and the commands given on it."""

    file: Path
    papers: Path
    commands: int = 0

    def ask(self, *arguments: object) -> Any:
        """One command that must succeed; answers its JSON document."""
        self.commands += 1
        code, out, err = run(*arguments, "--json")
        assert code == 0, (arguments, err)
        return json.loads(out)

    def on(self, command: str, *rest: object) -> Any:
        """A command about the meeting: “agenda add” and what it takes after the file."""
        return self.ask(*command.split(), self.file, *rest, "--meeting", MEETING.isoformat())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The board, its members and the meeting with its fourteen items and four front sheets, not yet published."""
    folder = tmp_path_factory.mktemp("commands")
    desk = Desk(folder / "scrutiny.board", folder)
    desk.ask("new", desk.file)
    desk.ask("board", "add", desk.file, BOARD, "--council", COUNCIL, "--kind", "scrutiny committee")
    desk.ask(
        "board", "set", desk.file, "--venue", "Warspite Room, Council House", "--start", "2.00 pm",
        "--contact-name", "Helen Rickman", "--contact-title", "Democratic Support Officer",
        "--signatory", "Tracey Lee, Chief Executive",
    )  # fmt: skip
    desk.ask("member", "add", desk.file, CHAIR, "--role", "chair")
    desk.ask("member", "add", desk.file, VICE_CHAIR, "--role", "vice-chair")
    desk.ask("member", "add", desk.file, MEMBERS)
    desk.ask("meeting", "add", desk.file, "--date", MEETING.isoformat())
    for item in ITEMS:
        desk.on("agenda add", item)
    for sheet in FRONT_SHEETS:
        _write_front_sheet(desk, sheet)
    desk.on(
        "report appendix set", "8", "B", "--paragraphs", "3", "--reason",
        "The rent asked is not settled, and the public interest lies in a fair price.",
    )  # fmt: skip
    return desk


def _write_front_sheet(desk: Desk, sheet: Any) -> None:
    number = sheet.item
    desk.on("report start", number)
    desk.on(
        "report set", number, "--title", sheet.title, "--lead-member", sheet.lead_member,
        "--lead-director", sheet.lead_director, "--author", sheet.author, "--email", sheet.contact_email,
        "--reference", sheet.reference, "--key-decision" if sheet.is_key_decision else "--no-key-decision",
    )  # fmt: skip
    for role in HEADINGS:
        desk.on("report write", number, "--section", role, "--text", words_of(sheet, role))
    for place, title in enumerate(sheet.appendices):
        words = SECRET if (number, place) == ("8", 1) else f"The appendix on {title}."
        paper = write_paper(desk.papers / f"{number}-{place}.pdf", words)
        desk.on("report appendix add", number, title, "--file", paper)
    for kind, *facts in (
        ("Fin", "--reference", sheet.finance),
        ("Leg", "--reference", sheet.legal),
        ("leadership team member", "--person", sheet.leadership_member),
        ("director", "--person", sheet.director_agreed_by, "--on", sheet.director_agreed_on),
        (
            "cabinet member",
            *("--person", sheet.cabinet_member, "--how", sheet.given_how, "--on", sheet.cabinet_approved_on),
        ),
    ):
        desk.on("report sign", number, kind, *facts)


@pytest.fixture(scope="module")
def published(desk: Desk) -> Any:
    """The same, published on the last lawful day."""
    return desk.ask(
        "publish", desk.file, "--meeting", MEETING, "--on", LAWFUL, "--out", desk.papers / "published"
    )


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages)


def test_the_fourteen_items_stand_as_printed_with_their_kinds(desk: Desk) -> None:
    items = desk.on("agenda show")["items"]
    assert [(each["number"], each["title"]) for each in items] == [
        (str(place), title) for place, title in enumerate(TITLES, start=1)
    ]
    kinds = {each["number"]: each["kind"] for each in items}
    assert kinds["6"] == "verbal update"
    assert kinds["9"] == kinds["10"] == "to follow"
    papers = {each["number"]: each["paper"] for each in items if each["kind"] == "standing"}
    assert (papers["3"], papers["13"]) == ("minutes of the last meeting", "work programme")


def test_every_field_and_reference_of_the_front_sheets_is_kept_as_printed(desk: Desk) -> None:
    for sheet in FRONT_SHEETS:
        report = desk.on("report show", sheet.item)
        assert (report["title"], report["author"], report["reference"], report["key_decision"]) == (
            sheet.title,
            sheet.author,
            sheet.reference,
            sheet.is_key_decision,
        )
        given = {each["kind"]: each["reference"] for each in report["sign_offs"]}
        assert (given["Fin"], given["Leg"]) == (sheet.finance, sheet.legal)


def test_publication_is_refused_on_the_fourth_and_accepted_on_the_third(desk: Desk) -> None:
    code, _, err = run("publish", desk.file, "--meeting", MEETING, "--on", LATE)
    assert code == 1
    assert "3 September 2019" in err
    findings = desk.ask("publish", desk.file, "--meeting", MEETING, "--on", LAWFUL, "--dry-run")
    assert not any(each["blocks"] for each in findings["findings"])


def test_what_is_published_has_five_clear_days_and_leaves_the_exempt_appendix_out(
    desk: Desk, published: Any
) -> None:
    assert published["clear_days"] == 5
    folder = desk.papers / "published"
    packs = {path.name: path for path in folder.iterdir()}
    (public,) = (path for name, path in packs.items() if name == "2019-09-11 Agenda pack.pdf")
    (restricted,) = (path for name, path in packs.items() if "restricted" in name.casefold())
    assert SECRET in " ".join(text_of(restricted).split())
    assert "landlord" not in text_of(public)
    with pikepdf.open(public) as pdf:
        assert not any(b"landlord" in _decoded(each) for each in pdf.objects)
    assert {path.suffix for path in packs.values()} == {".pdf", ".html", ".docx"}


def _decoded(each: Any) -> bytes:
    if isinstance(each, pikepdf.Stream):
        with contextlib.suppress(pikepdf.PdfError):
            return bytes(each.read_bytes())
    return bytes(str(each), "utf-8", "replace") if isinstance(each, pikepdf.String) else b""


def test_a_late_item_is_14a_and_what_was_to_follow_makes_a_supplement(desk: Desk, published: Any) -> None:
    code, _, err = run("agenda", "add", desk.file, URGENT[0], "--meeting", MEETING)
    assert code == 1
    assert "urgent" in err
    desk.on("agenda add", URGENT[0], "--urgent-because", URGENT[1])
    items = desk.on("agenda show")["items"]
    assert (items[-1]["number"], items[-1]["urgent_because"]) == ("14a", URGENT[1])
    for number in ("9", "10"):
        paper = write_paper(desk.papers / f"late-{number}.pdf", f"The paper of item {number}.")
        desk.on("report attach", number, paper)
    made = desk.ask("supplement", desk.file, "--meeting", MEETING, "--on", "2019-09-06")
    assert [each["number"] for each in made["items"] if each["first_page"]] == ["9", "10"]
    last = published["last_page"]
    assert made["first_page"] == last + 1
    kinds = {each["number"]: each["kind"] for each in desk.on("agenda show")["items"]}
    assert "to follow" not in kinds.values()
    shown = desk.ask("published", desk.file, "--meeting", MEETING)
    assert [each["clear_days"] for each in shown] == [5, 2]
    assert desk.ask("verify", desk.file)["clean"]
