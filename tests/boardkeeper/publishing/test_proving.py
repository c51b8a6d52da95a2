"""A composer, a gatherer or a renderer that leaks stops the publication."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from boardkeeper import agenda, publishing
from boardkeeper.documents.blocks import Paragraph
from boardkeeper.leaks import LeakFound
from boardkeeper.publishing import making, preparing
from boardkeeper.render import docx, html
from tests.boardkeeper.publishing.conftest import LAST_DAY, SECRET, WHO

assemble = import_module("boardkeeper.render.pdf.assemble")
PASSAGE = "The child of Rose Cottage was moved twice before Easter by Ludmila Kowalczyk."


@pytest.fixture
def with_exempt_item(with_secret):
    agenda.mark_exempt(with_secret.store, WHO, with_secret.items["fostering"], [1], "It names a child.")
    with_secret.write(with_secret.items["fostering"], PASSAGE)
    return with_secret


def test_a_clean_publication_is_made(with_exempt_item):
    assert with_exempt_item.made().papers


def test_a_gathering_that_forgets_the_markings_is_stopped(with_exempt_item, monkeypatch):
    gather = preparing._gathered

    def everything(store, meeting_id, on, *, restricted):
        return gather(store, meeting_id, on, restricted=True)

    monkeypatch.setattr(preparing, "_gathered", everything)
    with pytest.raises(LeakFound, match=r"“2019-09-11 Agenda pack.pdf” was not made"):
        with_exempt_item.made()
    assert not publishing.publications(with_exempt_item.store, with_exempt_item.meeting_id)


@pytest.mark.parametrize("said", [PASSAGE, SECRET, "Thanks to Ludmila Kowalczyk"])
def test_a_composer_that_leaks_is_stopped(with_exempt_item, monkeypatch, said):
    compose = making.compose_pack

    def leaking(papers, fullest=None):
        pack = compose(papers, fullest)
        sheet, *others = pack.sections
        return replace(pack, sections=(replace(sheet, blocks=(*sheet.blocks, Paragraph(said))), *others))

    monkeypatch.setattr(making, "compose_pack", leaking)
    with pytest.raises(LeakFound):
        with_exempt_item.made()


def test_properties_that_leak_are_found_though_no_page_says_it(with_exempt_item, monkeypatch):
    write = assemble.write_metadata
    monkeypatch.setattr(
        assemble, "write_metadata", lambda pdf, pack: write(pdf, replace(pack, subject=PASSAGE))
    )
    with pytest.raises(LeakFound, match="in the properties of the file"):
        with_exempt_item.made()


@pytest.mark.parametrize(
    ("room", "render", "name"), [(html, "render_html", "Agenda.html"), (docx, "render_docx", "Agenda.docx")]
)
def test_the_page_and_the_word_file_are_searched_too(with_exempt_item, monkeypatch, room, render, name):
    whole = getattr(room, render)

    def leaking(pack, *more):
        sheet, *others = pack.sections
        blocks = (*sheet.blocks, Paragraph(PASSAGE))
        return whole(replace(pack, sections=(replace(sheet, blocks=blocks), *others)), *more)

    monkeypatch.setattr(room, render, leaking)
    with pytest.raises(LeakFound, match=name):
        with_exempt_item.made()


def test_a_supplement_is_searched(with_exempt_item, monkeypatch):
    with_exempt_item.publish()
    with_exempt_item.write(with_exempt_item.items["schools"], "Results rose in most schools.")
    write = assemble.write_metadata
    monkeypatch.setattr(
        assemble, "write_metadata", lambda pdf, pack: write(pdf, replace(pack, author=SECRET))
    )
    with pytest.raises(LeakFound, match="Supplement 1"):
        with_exempt_item.supplement(LAST_DAY)
