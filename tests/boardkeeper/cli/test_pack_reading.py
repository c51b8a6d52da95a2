"""“pack diff” and “pack verify” as a script would use them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from boardkeeper.editions.locking import lock
from tests.boardkeeper.attachments.made_pdfs import pdf_of

DAY = "2019-09-11"


@pytest.fixture
def packs(ask, run, board_file, tmp_path) -> tuple[Path, Path]:
    """A pack with a report, and the same after a word was changed."""
    run("meeting", "add", board_file, "--date", DAY)
    ask("agenda", "add", board_file, "Apologies", "--meeting", DAY)
    ask("agenda", "add", board_file, "Work Programme", "--meeting", DAY, "--paper", "work programme")
    ask("programme", "add", board_file, "Fostering")
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    ask("pack", board_file, "--meeting", DAY, "--out", old)
    ask("programme", "add", board_file, "Elective home education")
    ask("pack", board_file, "--meeting", DAY, "--out", new)
    return old, new


def test_what_changed_is_told_with_page_and_words(ask, run, packs):
    old, new = packs
    found = ask("pack", "diff", old, new)
    assert (found["same"], found["summary"]) == (False, "One paper has changed.")
    (programme,) = [each for each in found["papers"] if each["how"] == "changed"]
    assert (programme["item"], programme["pages"]) == ("2", {"first": "1", "last": "2"})
    added = [
        word["text"]
        for passage in programme["passages"]
        for word in passage["words"]
        if word["change"] == "added"
    ]
    assert any("Elective home education" in words for words in added)
    lines = run("pack", "diff", old, new).out.splitlines()
    assert lines[0] == "One paper has changed."
    assert lines[1].startswith("Item 2, Work programme (Pages 1–2): Changed in ")


def test_a_pack_is_the_same_as_itself(ask, packs):
    found = ask("pack", "diff", packs[0], packs[0])
    assert (found["same"], {each["how"] for each in found["papers"]}) == (True, {"the same"})


@pytest.mark.parametrize("ending", ["pdf", "html", "docx", "txt"])
def test_what_changed_is_written_as_a_paper(ask, packs, tmp_path, ending):
    out = tmp_path / f"what changed.{ending}"
    assert ask("pack", "diff", *packs, "--out", out)["file"] == str(out)
    assert out.stat().st_size > 200


def test_a_comparison_takes_the_place_of_no_pack(refused, packs):
    before = packs[0].read_bytes()
    assert "is one of the packs that are compared" in refused("pack", "diff", *packs, "--out", packs[0])
    assert "has an ending no paper is written in" in refused("pack", "diff", *packs, "--out", "x.xlsx")
    assert packs[0].read_bytes() == before


def test_a_right_pack_is_said_to_be_right(ask, run, packs, board_file):
    found = ask("pack", "verify", packs[1], "--against", board_file, "--meeting", DAY)
    assert found["right"]
    assert {check["name"] for check in found["checks"]} >= {"Page numbers", "Page ranges", "Nothing exempt"}
    assert [paper["pages"] for paper in found["papers"] if paper["item"]] == [{"first": "1", "last": "2"}]
    assert run("pack", "verify", packs[1]).out.startswith("This pack is right.\nok     Whole file: ")


def test_a_wrong_pack_ends_with_1_and_names_page_and_item(run, packs, tmp_path):
    wrong = tmp_path / "wrong.pdf"
    with pikepdf.open(packs[1]) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
        page = next(index for index, each in enumerate(pdf.pages) if each.label == "1")
        contents = pdf.pages[page].obj.Contents
        assert isinstance(contents, pikepdf.Array)
        pdf.pages[page].obj.Contents = contents[0]
        pdf.save(wrong)
    said = run("pack", "verify", wrong)
    assert said.code == 1
    assert said.err == ""
    assert "         Page 1 (item 2, Work programme) prints no number." in said.out.splitlines()
    assert "         The file holds something done when it is opened." in said.out.splitlines()
    found = run("pack", "verify", wrong, "--json").json
    assert not found["right"]
    numbers = next(check for check in found["checks"] if check["name"] == "Page numbers")
    assert numbers["faults"] == [
        {"sentence": "Page 1 (item 2, Work programme) prints no number.", "page": "1", "item": "2"}
    ]


def test_a_locked_pack_is_opened_with_its_password(ask, run, packs, tmp_path, monkeypatch):
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(lock(packs[0].read_bytes(), "a long password"))
    assert "needs its password" in run("pack", "verify", locked).err
    assert "the password does not open it" in run("pack", "verify", locked, "--password", "no").err
    assert ask("pack", "verify", locked, "--password", "a long password")["right"]
    monkeypatch.setenv("BOARDKEEPER_PASSWORD", "a long password")
    assert ask("pack", "diff", locked, packs[0])["same"]


def test_what_cannot_be_verified_is_said_in_one_sentence(refused, tmp_path):
    foreign, damaged = tmp_path / "letter.pdf", tmp_path / "cut.pdf"
    foreign.write_bytes(pdf_of("The letter of May"))
    damaged.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    assert "was not made by Boardkeeper" in refused("pack", "verify", foreign)
    assert "is damaged or cut off" in refused("pack", "verify", damaged)
    assert "is not there" in refused("pack", "diff", foreign, tmp_path / "nothing.pdf")
    assert "go together" in refused("pack", "verify", foreign, "--meeting", DAY)


def test_a_pack_is_not_held_against_another_meeting(run, packs, board_file):
    run("meeting", "add", board_file, "--date", "2019-10-09")
    found = run("pack", "verify", packs[1], "--against", board_file, "--meeting", "2019-10-09")
    assert found.code == 1
    assert "is not of the meeting of Wednesday 9 October 2019, so it was not searched." in found.out
