"""A finished pack reads back as it was made, and what is made wrong in the file itself is found there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from boardkeeper.documents.blocks import Pack
from boardkeeper.editions.locking import lock
from boardkeeper.render import read_apart
from boardkeeper.render.pdf import BuiltPack, build_pack
from boardkeeper.render.pdf.read_back import read_pack
from boardkeeper.rules.pack_differences import How, differences
from boardkeeper.rules.pack_faults import check_pack
from boardkeeper.rules.pack_pages import ReadPack
from tests.boardkeeper.attachments.made_pdfs import opened, pdf_of, saved
from tests.boardkeeper.render.attached_papers import built_of, section


@pytest.fixture(scope="module")
def restricted(pack: Pack) -> BuiltPack:
    return build_pack(replace(pack, edition="Restricted edition"))


@pytest.fixture(scope="module")
def read(restricted: BuiltPack) -> ReadPack:
    return read_pack(restricted.pdf, "pack.pdf")


def faults(content: bytes) -> list[str]:
    found = read_pack(content, "pack.pdf", is_thorough=True)
    return [fault.sentence for check in check_pack(found) for fault in check.faults]


def changed(content: bytes, change: Callable[[Pdf], None]) -> bytes:
    with opened(content) as pdf:
        change(pdf)
        return saved(pdf)


def test_papers_labels_and_leaves_read_back_as_they_were_placed(
    read: ReadPack, restricted: BuiltPack
) -> None:
    assert tuple(page.label for page in read.pages) == restricted.labels
    assert [
        (each.key, each.item_number, each.first_index, len(each.pages), each.first_label, each.last_label)
        for each in read.papers
        if not each.is_front
    ] == [
        (
            each.key,
            each.item_number,
            each.first_index,
            each.pages + each.leaves,
            each.first_label,
            each.last_label,
        )
        for each in restricted.sections
        if each.first_label.isdigit()
    ]
    assert sum(page.is_leaf for page in read.pages) == sum(each.leaves for each in restricted.sections)


def test_the_ranges_on_the_sheet_read_back_with_the_papers_they_lead_to(
    read: ReadPack, restricted: BuiltPack
) -> None:
    said = {(each.first, each.last) for each in read.ranges}
    assert said >= {(item.first_page, item.last_page) for item in restricted.items}
    for each in read.ranges:
        assert each.target is not None
        assert read.pages[each.target].label == str(each.first)


def test_what_is_stamped_is_read_apart_from_what_the_page_says(read: ReadPack) -> None:
    for page in read.pages:
        assert page.printed == page.label
        assert page.marking
        assert f"Page {page.label}" not in page.content.splitlines()
        assert page.marking not in page.content.splitlines()


def test_a_repeated_header_is_no_word_of_the_page(read: ReadPack) -> None:
    long = max(read.papers, key=lambda paper: len(paper.pages))
    heads = [page.content.splitlines()[0] for page in long.pages if page.content]
    assert len(set(heads)) == len(heads)


def test_a_pack_made_here_passes_every_check(restricted: BuiltPack) -> None:
    assert faults(restricted.pdf) == []


def test_the_same_papers_with_other_pages_in_front_have_only_moved(pack: Pack, read: ReadPack) -> None:
    front, first, *rest = pack.sections
    fewer = build_pack(replace(pack, sections=(front, *rest), edition="Restricted edition"))
    found = {each.key: each for each in differences([read], read_pack(fewer.pdf))}
    assert found[first.key].how is How.GONE
    assert {found[each.key].how for each in rest} == {How.MOVED}
    assert not any(each.passages for key, each in found.items() if key != front.key)


def _number(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _hidden_script(pdf: Pdf) -> None:
    pdf.Root.Nothing = pdf.make_indirect(Dictionary(S=Name.Launch, F=String("program.exe")))


def _film(pdf: Pdf) -> None:
    pdf.pages[4].Annots = Array(
        [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Movie, Rect=Array([0, 0, 9, 9])))]
    )


def _file_inside(pdf: Pdf) -> None:
    pdf.attachments["secret.txt"] = b"what nobody may read"


def _broken_link(pdf: Pdf) -> None:
    for page in pdf.pages:
        for link in page.obj.get("/Annots", Array()):
            if "/Dest" in link:
                link.Dest = String("nowhere at all")
                return


def _untagged(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _unmarked(pdf: Pdf) -> None:
    page: Any = pdf.pages[5].obj
    page.Contents = page.Contents[0]


def _page_lost(pdf: Pdf) -> None:
    del pdf.pages[3]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_number, "prints the number i."),
        (_script, "The file holds something done when it is opened."),
        (_hidden_script, "The file holds an order to start a program."),
        (_film, "holds a film."),
        (_file_inside, "The file holds files inside it."),
        (_broken_link, "leads nowhere."),
        (_untagged, "It is not tagged"),
        (_unmarked, "is not marked, unlike page i"),
        (_unmarked, "prints no number."),
        (_page_lost, "prints the number 3."),
    ],
)
def test_what_is_made_wrong_in_the_file_is_found(
    restricted: BuiltPack, change: Callable[[Pdf], None], said: str
) -> None:
    found = faults(changed(restricted.pdf, change))
    assert any(said in sentence for sentence in found), found


def test_a_locked_pack_reads_back_with_its_password_and_not_without(
    restricted: BuiltPack, read: ReadPack
) -> None:
    locked = lock(restricted.pdf, "a long password")
    with pytest.raises(pikepdf.PasswordError):
        read_pack(locked)
    again = read_pack(locked, "pack.pdf", password="a long password")
    assert [each.how for each in differences([read], again)] == [How.SAME] * len(read.papers)


def test_attached_pages_are_compared_by_what_is_drawn_on_them() -> None:
    def made(drawing: bytes) -> ReadPack:
        return read_pack(built_of(section(pdf_of(drawing))).pdf)

    square, circle = b"0 0 1 rg 50 50 100 100 re f", b"0 0 1 rg 50 50 100 200 re f"
    assert {each.how for each in differences([made(square)], made(square))} == {How.SAME}
    found = {each.key: each for each in differences([made(square)], made(circle))}
    assert (found["a"].how, found["a"].pictures) == (How.CHANGED, ("1",))


def test_words_of_attached_pages_are_compared_word_by_word() -> None:
    before = read_pack(built_of(section(pdf_of("The council must act by May"))).pdf)
    after = read_pack(built_of(section(pdf_of("The council must act by June"))).pdf)
    (passage,) = next(each for each in differences([before], after) if each.key == "a").passages
    assert [each.text for each in passage.words if each.change != "same"] == ["May", "June"]
    assert before.has_attached


def test_a_file_of_another_program_is_one_paper() -> None:
    read = read_pack(pdf_of("One", "Two"), "letter.pdf")
    assert not read.is_ours
    (paper,) = read.papers
    assert (paper.title, len(paper.pages)) == ("letter.pdf", 2)


def test_reading_stops_when_it_is_asked_to(restricted: BuiltPack) -> None:
    with pytest.raises(InterruptedError):
        read_pack(restricted.pdf, cancelled=lambda: True)


class _Wire:
    """Stands for the way home of the process that reads."""

    def __init__(self) -> None:
        self.sent: list[tuple[Any, ...]] = []

    def send(self, message: tuple[Any, ...]) -> None:
        self.sent.append(message)


def test_every_real_pdf_is_read_or_refused_in_one_word(shared: Path) -> None:
    answers = {}
    for path in sorted((shared / "data" / "wild" / "pdf").iterdir()):
        wire: Any = _Wire()
        answers[path.name] = read_apart.read_for(wire, path.read_bytes(), path.name, "")[0]
    assert set(answers.values()) <= {"read", "locked", "damaged", "empty"}
    assert {name for name, answer in answers.items() if answer == "locked"} == {
        "pypdf_libreoffice-writer-password.pdf"
    }
    assert {name for name, answer in answers.items() if answer != "read"} - {
        "pypdf_libreoffice-writer-password.pdf"
    } == {
        "pdfjs_bug1020226.pdf",
        "pdfjs_bug1980958.pdf",
        "pdfjs_issue15590.pdf",
        "pdfjs_issue9105_other.pdf",
        "qpdf_bad-direct-root.pdf",
    }


def test_a_cut_off_pack_is_refused_or_said_to_be_damaged(restricted: BuiltPack) -> None:
    wire: Any = _Wire()
    for share in (3, 10, 30, 60, 95):
        part = restricted.pdf[: len(restricted.pdf) * share // 100]
        answer = read_apart.read_for(wire, part, "pack.pdf", "")
        if answer[0] == "read":
            read: Any = answer[1]
            assert any(not check.is_passed for check in check_pack(read))
        else:
            assert answer[0] in {"damaged", "empty"}


def test_a_page_that_rotted_is_named(restricted: BuiltPack) -> None:
    def rot(pdf: Pdf) -> None:
        contents: Any = pdf.pages[6].obj.Contents
        stream = contents[0] if isinstance(contents, Array) else contents
        stream.write(stream.read_raw_bytes()[:40] + b"\0" * 40, filter=Name.FlateDecode)

    found = faults(changed(restricted.pdf, rot))
    label = restricted.labels[6]
    assert any(sentence.startswith(f"Page {label} ") and "is damaged" in sentence for sentence in found), (
        found
    )
