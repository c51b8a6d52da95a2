from __future__ import annotations

import io

import pikepdf
import pytest

from boardkeeper.render.pdf.object_file import MOST_IN_STREAM, Copier, ObjectFile
from tests.boardkeeper.render.reading import opened


def finished(out: ObjectFile, file: io.BytesIO, thing: int) -> pikepdf.Pdf:
    """The file with a catalogue whose `/Thing` is that object."""
    pages = out.add("<</Type /Pages /Kids [] /Count 0>>")
    root = out.add(f"<</Type /Catalog /Pages {pages} 0 R /Thing {thing} 0 R>>")
    out.finish(root, out.add("<</Producer (Boardkeeper)>>"))
    return opened(file.getvalue())


@pytest.fixture
def file() -> io.BytesIO:
    return io.BytesIO()


@pytest.fixture
def out(file: io.BytesIO) -> ObjectFile:
    return ObjectFile(file)


def test_words_that_look_like_a_reference_stay_words(out: ObjectFile, file: io.BytesIO) -> None:
    words = ("see 12 0 R", "a (b) 3 0 R \\", "\n5 0 R)", "ŵ 4 0 R", "")
    with pikepdf.Pdf.new() as source:
        held = source.make_indirect(pikepdf.Array([pikepdf.String(each) for each in words]))
        thing = Copier(out, source, {}).copy(held)
    with finished(out, file, thing) as read:
        assert [str(each) for each in read.Root.Thing] == list(words)


def test_what_an_object_leads_to_comes_along_once_also_in_a_circle(out: ObjectFile, file: io.BytesIO) -> None:
    with pikepdf.Pdf.new() as source:
        shared = source.make_stream(b"words", Kind=pikepdf.Name.Shared, Length1=5)
        parent = source.make_indirect(pikepdf.Dictionary(One=shared, Two=shared))
        parent.Child = source.make_indirect(pikepdf.Dictionary(Parent=parent))
        thing = Copier(out, source, {}).copy(parent)
    with finished(out, file, thing) as read:
        copied = read.Root.Thing
        assert copied.One.read_bytes() == b"words"
        assert (copied.One.Kind, copied.One.Length1) == (pikepdf.Name.Shared, 5)
        assert copied.One.objgen == copied.Two.objgen
        assert copied.Child.Parent.objgen == copied.objgen


def test_more_objects_than_one_stream_holds_are_all_found_again(out: ObjectFile, file: io.BytesIO) -> None:
    numbers = [out.add(f"<</Place {place}>>") for place in range(3 * MOST_IN_STREAM + 1)]
    thing = out.add(f"[{' '.join(f'{number} 0 R' for number in numbers)}]")
    with finished(out, file, thing) as read:
        assert [int(each.Place) for each in read.Root.Thing] == list(range(len(numbers)))
        assert read.check_pdf_syntax() == []


def test_an_object_that_stands_for_another_is_that_one(out: ObjectFile, file: io.BytesIO) -> None:
    there = out.add("<</Name /Annotation>>")
    with pikepdf.Pdf.new() as source:
        copier = Copier(out, source, {})
        thing = copier.copy(source.make_indirect(pikepdf.Dictionary(Obj=copier.stand_in(there))))
    with finished(out, file, thing) as read:
        assert read.Root.Thing.Obj.Name == pikepdf.Name.Annotation
