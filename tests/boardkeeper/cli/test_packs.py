"""Packs by command: every edition, every kind of file, locked or open; what contradicts itself is refused."""

from __future__ import annotations

from datetime import date

import pikepdf
import pytest

from boardkeeper import agenda, boards, meetings, reports
from boardkeeper.agenda import PaperKind
from boardkeeper.render.pages import PageReader
from boardkeeper.reports import ReportParagraphKind, WrittenParagraph
from db.store import Store
from tests.boardkeeper.cli.test_publishing import WHO, write

MEETING = ("--meeting", "2019-09-11")


@pytest.fixture
def file(run, board_file):
    """A public report, an exempt one, and one more behind it."""
    run("meeting", "add", board_file, "--date", "2019-09-11", "--time", "14:00", "--venue", "Council House")
    with Store.open(board_file, WHO) as store:
        meeting_id = meeting_of(store)
        for title, words in (
            ("Fostering", "Carers are recruited."),
            ("Placements", "The child of Rose Cottage is at home."),
            ("Schools", "Results rose."),
        ):
            item = agenda.add_item(store, WHO, meeting_id, title, paper=PaperKind.REPORT)
            write(store, item, words)
            if title == "Placements":
                agenda.mark_exempt(store, WHO, item, [1], "It names a child.")
    return board_file


def meeting_of(store):
    return meetings.find_meeting(store, boards.find_board(store).id, date(2019, 9, 11)).id


def labels(path, password=None):
    with pikepdf.open(path, password=password or "") as pdf:
        content = path.read_bytes() if password is None else None
        assert "/StructTreeRoot" in pdf.Root
    if content is None:
        return []
    with PageReader(content) as reader:
        return [reader.label(index) for index in range(len(reader))]


def test_a_pack_of_an_empty_agenda_is_the_sheet_alone(ask, run, board_file, tmp_path):
    run("meeting", "add", board_file, "--date", "2019-09-11")
    made = ask("pack", board_file, *MEETING, "--out", tmp_path / "pack.pdf")
    assert (made["items"], made["file"]) == ([], str(tmp_path / "pack.pdf"))
    assert (made["edition"], made["locked"]) == ("The public pack", False)
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF-")
    said = run("pack", board_file, *MEETING, "--out", tmp_path / "pack.pdf")
    assert said.err == "Note: There is nothing on the agenda yet, so no paper stands behind its sheet.\n"
    (found, *_) = [
        each
        for each in ask("meeting", "findings", board_file, *MEETING)["findings"]
        if "agenda" in each["sentence"]
    ]
    assert found["sentence"] == "There is nothing on the agenda."


def test_the_pack_takes_the_place_of_no_other_file(refused, run, board_file, tmp_path):
    run("meeting", "add", board_file, "--date", "2019-09-11")
    before = board_file.read_bytes()
    pack = ("pack", board_file, *MEETING, "--out")
    assert "cannot take the place of the board file" in refused(*pack, board_file)
    other = tmp_path / "minutes.pdf"
    other.write_bytes(b"PK something")
    assert "is there already and is not a file of that kind" in refused(*pack, other)
    assert "has an ending no paper is written in" in refused(*pack, tmp_path)
    assert "was not written: No such file or directory" in refused(*pack, tmp_path / "nowhere" / "pack.pdf")
    assert (board_file.read_bytes(), other.read_bytes()) == (before, b"PK something")


def test_a_pack_needs_a_meeting_on_that_day(refused, board_file, tmp_path):
    assert refused("pack", board_file, "--meeting", "2019-09-12", "--out", tmp_path / "x.pdf") == (
        "The board has no meeting on 12 September 2019."
        " Add it with: boardkeeper meeting add FILE --date 2019-09-12."
    )
    assert not (tmp_path / "x.pdf").exists()


def test_every_edition_gives_a_paper_the_same_pages(ask, file, tmp_path):
    found = {}
    for name in ("public", "restricted", "chair"):
        made = ask("pack", file, *MEETING, "--edition", name, "--out", tmp_path / f"{name}.pdf")
        found[name] = {item["title"]: (item["first_page"], item["last_page"]) for item in made["items"]}
        assert made["pages"] == len(labels(tmp_path / f"{name}.pdf"))
    assert found["restricted"] == {"Fostering": (1, 2), "Placements": (3, 4), "Schools": (5, 6)}
    assert found["chair"] == found["restricted"]
    assert found["public"] == {"Fostering": (1, 2), "Schools": (5, 6)}


def test_some_items_come_with_their_pages_behind_a_sheet(ask, run, file, tmp_path):
    made = ask("pack", file, *MEETING, "--items", "2-3", "--restricted", "--out", tmp_path / "items.pdf")
    assert [item["number"] for item in made["items"]] == ["2", "3"]
    assert labels(tmp_path / "items.pdf") == ["i", "ii", "3", "4", "5", "6"]
    said = run(
        "pack", "print", file, *MEETING, "--edition", "items", "--items", "3", "--out", tmp_path / "3.pdf"
    )
    assert said.out.splitlines()[-1] == "   3  Schools (Pages 5 - 6)"


def test_the_agenda_sheet_alone_is_printed_for_somebody_in_large_print(ask, file, tmp_path):
    ask(
        "pack", file, *MEETING, "--edition", "agenda", "--large-print", "--for", "Ann Lee",
        "--out", tmp_path / "a.pdf",
    )  # fmt: skip
    with PageReader((tmp_path / "a.pdf").read_bytes()) as reader:
        words = " ".join(reader.text(index) for index in range(len(reader)))
    assert "Ann Lee" in words
    assert "5–6" in words


def test_the_ending_of_the_name_makes_a_web_page_or_a_word_document(ask, file, tmp_path):
    made = ask("pack", file, *MEETING, "--out", tmp_path / "pack.html")
    assert (made["pages"], made["items"]) == (None, [])
    assert "Carers are recruited." in (tmp_path / "pack.html").read_text(encoding="utf-8")
    ask("pack", file, *MEETING, "--out", tmp_path / "pack.docx")
    assert (tmp_path / "pack.docx").read_bytes().startswith(b"PK")


def test_a_password_locks_the_pdf(ask, run, refused, file, tmp_path, monkeypatch):
    pack = ("pack", file, *MEETING, "--edition", "restricted", "--out", tmp_path / "r.pdf")
    made = ask(*pack, "--password", "in the blue folder")
    assert made["locked"]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "r.pdf")
    labels(tmp_path / "r.pdf", "in the blue folder")
    said = run(*pack, "--password", "in the blue folder")
    assert "pages, locked with the password." in said.out
    monkeypatch.setenv("BOARDKEEPER_PASSWORD", "in the red folder")
    ask(*pack, "--lock")
    labels(tmp_path / "r.pdf", "in the red folder")
    monkeypatch.delenv("BOARDKEEPER_PASSWORD")
    assert "There is no password." in refused(*pack, "--lock")
    assert "The password is too short." in refused(*pack, "--password", "short")


def test_a_password_can_be_typed_twice_at_the_keyboard(run, refused, file, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter(["in the blue folder", "in the blue folder", "in the blue folder", "in the red folder"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    pack = ("pack", file, *MEETING, "--lock", "--out", tmp_path / "p.pdf")
    assert run(*pack).code == 0
    labels(tmp_path / "p.pdf", "in the blue folder")
    assert "The two passwords are not the same." in run(*pack).err


def test_pictures_of_the_pages_are_written_beside_it(ask, refused, file, tmp_path):
    made = ask("pack", file, *MEETING, "--out", tmp_path / "p.pdf", "--pictures", tmp_path / "pages")
    assert len(list((tmp_path / "pages").glob("page-*.png"))) == made["pages"]
    said = refused("pack", file, *MEETING, "--out", tmp_path / "p.html", "--pictures", tmp_path / "none")
    assert "has no pages to make pictures of" in said


def test_a_booklet_says_how_many_sheets_it_takes(ask, run, file, tmp_path):
    pack = ("pack", file, *MEETING, "--booklet", "--out", tmp_path / "b.pdf")
    made = ask(*pack)
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        assert len(pdf.pages) == 2 * made["sheets"]
    said = run(*pack, "--password", "in the blue folder").out
    assert f"{made['sheets']} sheet" in said
    assert "locked with the password" in said
    assert "turned at the short edge" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--edition", "items"), "No items are named. Say which with --items, as --items 5-7."),
        (("--edition", "chair", "--items", "1"), "--items does not go with --edition chair."),
        (("--edition", "agenda", "--supplement", "1"), "--supplement does not go with --edition agenda."),
        (("--restricted",), "--restricted does not go with the public pack. Say --edition restricted."),
        (("--items", "1-9"), "There is no item 9 on this agenda. It has 1, 2, 3."),
        (("--items", "2"), "Item 2: there is no paper in this edition."),
        (("--edition", "changes"), "Nothing was published yet for the meeting of 11 September 2019"),
        (("--supplement", "3"), "There is no supplement 3 to this agenda."),
    ],
)
def test_what_contradicts_itself_or_is_not_there_is_refused_and_nothing_is_written(
    refused, file, tmp_path, options, said
):
    assert said in refused("pack", file, *MEETING, *options, "--out", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_a_supplement_and_what_changed_are_printed_after_publication(ask, run, file, tmp_path):
    assert run("publish", file, *MEETING, "--on", "2019-09-03").code == 0
    with Store.open(file, WHO) as store:
        meeting_id = meeting_of(store)
        item = agenda.list_items(store, meeting_id)[2].id
        section = reports.get_report(store, item).sections[0].id
        paragraph = WrittenParagraph(None, ReportParagraphKind.TEXT, 0, "Results fell.")
        reports.write_section(store, WHO, section, [paragraph])
    ask("pack", file, *MEETING, "--edition", "changes", "--out", tmp_path / "changes.pdf")
    assert [each for each in labels(tmp_path / "changes.pdf") if each.isdigit()] == ["5", "6"]
    ask("pack", file, *MEETING, "--edition", "supplement", "--items", "3", "--out", tmp_path / "next.pdf")
    assert [each for each in labels(tmp_path / "next.pdf") if each.isdigit()] == ["7", "8"]
    run("supplement", file, *MEETING, "--on", "2019-09-06", "--items", "3", "--out", tmp_path / "out")
    ask("pack", file, *MEETING, "--supplement", "1", "--out", tmp_path / "again.pdf")
    (published,) = (tmp_path / "out").glob("*Supplement 1.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == published.read_bytes()
    for name, options in {
        "named.pdf": ("--for", "Councillor Allen"),
        "large.pdf": ("--large-print",),
        "page.html": (),
        "word.docx": (),
    }.items():
        ask("pack", file, *MEETING, "--supplement", "1", *options, "--out", tmp_path / name)
    assert labels(tmp_path / "named.pdf") == labels(published)
    assert "7 - 8" in (tmp_path / "page.html").read_text(encoding="utf-8").replace("–", " - ")
    ask("pack", "verify", tmp_path / "named.pdf")


def test_missing_papers_are_named_beside_the_file(run, file, tmp_path):
    with Store.open(file, WHO) as store:
        meeting_id = meeting_of(store)
        agenda.add_item(store, WHO, meeting_id, "Ofsted letter", paper=PaperKind.REPORT)
    said = run("pack", file, *MEETING, "--out", tmp_path / "p.pdf")
    assert said.code == 0
    assert "Note: Item 4 Ofsted letter has no paper." in said.err
