"""Every real and wild PDF attached at once, and the pack with all of them built and looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image, ImageChops

from boardkeeper import agenda, appendices, meetings, reports
from boardkeeper.attaching import AttachingCancelled, TakenTogether, refusals, take_files
from boardkeeper.documents.blocks import (
    AttachedPages,
    Classification,
    Contents,
    ContentsItem,
    Pack,
    Section,
    SectionKind,
)
from boardkeeper.render.pages import PagePicture, PageReader
from boardkeeper.render.pdf.assemble import BuiltPack, assemble
from boardkeeper.render.pdf.laying import LaidPack, lay_out_pack
from tests.boardkeeper.attachments.made_pdfs import pdf_of

REFUSED = (
    "pdfjs_bug1020226.pdf",
    "pdfjs_bug1980958.pdf",
    "pdfjs_issue15590.pdf",
    "pdfjs_issue9105_other.pdf",
    "qpdf_bad-direct-root.pdf",
)
LOCKED = "pypdf_libreoffice-writer-password.pdf"
DPI = 50


@pytest.fixture(scope="session")
def wild(shared: Path) -> TakenTogether:
    """All of them, the locked one with its password."""
    folder = shared / "data" / "wild" / "pdf"
    return take_files(sorted(folder.glob("*.pdf")), passwords={folder / LOCKED: "openpassword"})


@pytest.fixture(scope="session")
def laid(wild: TakenTogether) -> LaidPack:
    """A pack with a section for each, every second one exempt."""
    sheet = Contents(tuple(ContentsItem("", file.name, target=file.name) for file in wild.taken))
    sections = [Section("agenda", "Agenda", (sheet,), kind=SectionKind.AGENDA)]
    for place, file in enumerate(wild.taken):
        attached = AttachedPages(file.name, file.name, file.content, file.pages or 0)
        kind = Classification.EXEMPT if place % 2 else Classification.PUBLIC
        sections.append(
            Section(
                file.name, file.name, (), attached=attached, classification=kind, item_number=str(place + 1)
            )
        )
    return lay_out_pack(
        Pack(
            title="Everything",
            council="Plymouth",
            board="Scrutiny",
            meeting_date=date(2019, 9, 11),
            sections=tuple(sections),
            created=datetime(2019, 9, 3, tzinfo=UTC),
        )
    )


@pytest.fixture(scope="session")
def built(laid: LaidPack) -> BuiltPack:
    return assemble(laid)


def test_the_right_ones_are_refused_by_name_and_keep_none_of_the_others_out(wild: TakenTogether) -> None:
    assert tuple(each.path.name for each in wild.refused) == REFUSED
    assert len(wild.taken) == 15
    told = refusals(wild.refused)
    assert told.sentence.startswith("5 files were not attached. “pdfjs_bug1020226.pdf” is damaged or cut off")
    assert all(f"“{name}”" in told.sentence for name in REFUSED)


def test_a_file_damaged_inside_is_refused_with_its_page(tmp_path: Path) -> None:
    path = tmp_path / "torn.pdf"
    content = pdf_of("One", " ".join(map(str, range(400))), compress_streams=True)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        raw = pdf.pages[1].obj.Contents.read_raw_bytes()
    path.write_bytes(content.replace(raw, raw[:4] + b"\xff" * (len(raw) - 4)))
    (refused,) = take_files([path]).refused
    assert refused.error.sentence == "“torn.pdf” is damaged on page 2: what stands there cannot be read."


def test_a_locked_file_is_opened_with_its_password_and_with_no_other(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf_of("Inside", encryption=pikepdf.Encryption(owner="a", user="otter")))
    (asked,) = take_files([path]).refused
    (wrong,) = take_files([path], passwords={path: "badger"}).refused
    (taken,) = take_files([path], passwords={path: "otter"}).taken
    assert asked.wants_password
    assert wrong.wants_password
    assert wrong.error.sentence == "“locked.pdf” does not open with that password."
    assert taken.notes == ("It was locked with a password; the copy kept here opens without one.",)
    with pikepdf.open(io.BytesIO(taken.content)) as pdf:
        assert not pdf.is_encrypted


def test_taking_several_can_be_stopped_and_says_which_one_it_is_at(tmp_path: Path) -> None:
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path in paths:
        path.write_bytes(pdf_of("x"))
    told: list[tuple[str, int, int]] = []
    take_files([*paths, paths[0]], progress=lambda *step: told.append(step))
    assert told == [("Taking in “a.pdf”", 0, 2), ("Taking in “b.pdf”", 1, 2)]
    with pytest.raises(AttachingCancelled):
        take_files(paths, cancelled=lambda: True)


def test_all_of_them_come_in_and_go_out_as_one_step(desk, wild: TakenTogether) -> None:
    meeting_id = meetings.add_meeting(desk.store, "Ann", desk.board_id, date(2019, 9, 11))
    item_id = agenda.add_item(desk.store, "Ann", meeting_id, "Everything")
    said = appendices.attach_papers(desk.store, "Ann", item_id, wild.taken)
    report = reports.get_report(desk.store, item_id)
    assert report is not None
    assert said == f"“{wild.taken[0].name}” attached, and 14 files behind it as appendices."
    assert [each.file_name for each in report.appendices] == [file.name for file in wild.taken[1:]]
    assert [each.reference for each in report.appendices] == list("ABCDEFGHIJKLMN")
    assert desk.store.history(limit=1)[0].label == "Attach 15 papers"
    desk.store.undo("Ann")
    assert reports.get_report(desk.store, item_id) is None


def pages_of(laid: LaidPack, built: BuiltPack) -> Iterator[tuple[str, int, PagePicture, PagePicture]]:
    """Every attached page as it was laid out and as it stands in the pack."""
    with PageReader(built.pdf) as whole:
        for section, rendered, place in zip(laid.sections, laid.rendered, laid.places, strict=True):
            if section.attached is None:
                continue
            with PageReader(rendered.pdf) as alone:
                for index in range(len(alone)):
                    pictures = alone.picture(index, DPI), whole.picture(place.first_index + index, DPI)
                    yield section.key, index + 1, *pictures


def grey(picture: PagePicture) -> Image.Image:
    return Image.frombytes("RGB", (picture.width, picture.height), picture.rgb).convert("L")


def test_no_stamp_covers_anything_on_any_page(laid: LaidPack, built: BuiltPack) -> None:
    seen = 0
    for name, number, alone, stamped in pages_of(laid, built):
        before, after = grey(alone), grey(stamped)
        assert before.size == after.size, (name, number)
        changed = ImageChops.difference(before, after).point(lambda shade: 255 * (shade > 24))
        inked = before.point(lambda shade: 255 * (shade < 215))
        assert changed.getbbox(), f"{name}, page {number} bears no number"
        covered = ImageChops.multiply(changed, inked).getbbox()
        assert not covered, f"the stamp covers something on page {number} of {name}: {covered}"
        seen += 1
    assert seen == sum(section.attached.pages for section in laid.sections if section.attached)


def test_every_attached_page_bears_its_own_number_and_its_marking(laid: LaidPack, built: BuiltPack) -> None:
    with PageReader(built.pdf) as reader:
        for section, place in zip(laid.sections, laid.places, strict=True):
            for index in range(place.first_index, place.first_index + place.pages):
                words = " ".join(reader.text(index).split())
                assert f"Page {built.labels[index]}" in words
                assert ("Exempt" in words) >= (section.classification is Classification.EXEMPT)


def test_sizes_and_turns_are_kept(laid: LaidPack, built: BuiltPack) -> None:
    with PageReader(built.pdf) as reader:
        sizes = {
            section.key: [reader.size(place.first_index + index) for index in range(place.pages)]
            for section, place in zip(laid.sections, laid.places, strict=True)
        }
    wide = {key for key, found in sizes.items() if any(width > height for width, height in found)}
    assert {"pdfjs_rotation.pdf", "pdfjs_sizes.pdf"} & wide
    assert len({size for found in sizes.values() for size in found}) > 4


def test_nothing_active_comes_along(built: BuiltPack) -> None:
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        assert not {"/AcroForm", "/OpenAction", "/AA", "/JavaScript"} & set(pdf.Root.keys())
        assert not pdf.attachments
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary):
                kind = each.get("/S")
                assert kind not in {
                    Name.JavaScript,
                    Name.Launch,
                    Name.SubmitForm,
                    Name.ImportData,
                    Name.GoToR,
                }
                assert each.get("/Subtype") not in {Name.Widget, Name.RichMedia, Name.FileAttachment}


def test_bookmarks_and_links_of_attachments_lead_into_the_pack(built: BuiltPack) -> None:
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        numbers = {page.obj.objgen for page in pdf.pages}
        with pdf.open_outline() as outline:
            nested = next(each for each in outline.root if "nested_outline" in each.title)
            assert nested.children
            for item in nested.children:
                assert item.destination is not None
                assert item.destination[0].objgen in numbers
        links = [
            note
            for page in pdf.pages
            for note in page.obj.get("/Annots", pikepdf.Array())
            if note.get("/Subtype") == Name.Link
        ]
        assert links
        for link in links:
            goal = link.get("/Dest")
            assert goal is not None or link.A.S == Name.URI
            assert goal is None or goal[0].objgen in numbers
