"""Whatever is marked and wherever: no word of it comes out in public, and a leak of any of it is found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Classification,
    Column,
    Heading,
    Pack,
    Paragraph,
    Point,
    Points,
    Resolution,
    Row,
    Section,
    Table,
    Text,
    Withheld,
)
from boardkeeper.leaks import leaks_in, passages
from boardkeeper.leaks.words import RunFinder, runs, squeezed
from boardkeeper.render.docx import render_docx
from boardkeeper.render.html import render_html
from boardkeeper.render.pdf import SectionCache, build_pack

CACHE = SectionCache()
COMMON = st.sampled_from(
    [
        "the",
        "board",
        "of",
        "and",
        "to",
        "in",
        "noted",
        "that",
        "report",
        "a",
        "by",
        "officers",
        "children",
        "on",
        "it",
        "was",
        "for",
        "next",
        "members",
        "this",
        "year",
    ]
)
RARE = st.text(st.sampled_from("bcdfghjklmnpqrstvwzéŵ"), min_size=5, max_size=9)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Nine words or more, every third of its own."""
    words = [draw(RARE) if at % 3 == 1 else draw(COMMON) for at in range(draw(st.integers(9, 24)))]
    return " ".join(words).capitalize() + "."


def blocks(said: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    return st.one_of(
        said.map(Paragraph),
        said.map(lambda words: Paragraph((Text(words[:7], bold=True), Text(words[7:], link="#agenda")))),
        said.map(lambda words: Points((Point(words), Point("Noted.")))),
        said.map(lambda words: Resolution("Resolved", (words,), start=1)),
        said.map(lambda words: Heading(2, words)),
        said.map(lambda words: Table((Column("What"), Column("Who")), (Row((Cell(words), Cell("All"))),))),
    )


@dataclass(frozen=True)
class Marked:
    """A block, and whether it is kept from the public."""

    block: Block
    is_exempt: bool


papers = st.lists(
    st.tuples(
        st.lists(st.builds(Marked, blocks(sentences()), st.booleans()), min_size=1, max_size=5), st.booleans()
    ),
    min_size=1,
    max_size=3,
)


def pack(sections: list[Section]) -> Pack:
    sheet = Section("agenda", "Agenda", (Paragraph("What the board is asked to do."),))
    return Pack(
        title="Scrutiny",
        council="Plymouth",
        board="Scrutiny",
        meeting_date=date(2019, 9, 11),
        sections=(sheet, *sections),
        created=datetime(2019, 9, 3, tzinfo=UTC),
    )


def editions(made: list[tuple[list[Marked], bool]]) -> tuple[Pack, Pack, Pack]:
    """Public, restricted, and a public one that leaks everything."""
    public, restricted, leaky = [], [], []
    for at, (held, is_exempt) in enumerate(made):
        section = Section(f"item-{at}", f"Paper {at}", ())
        whole = tuple(each.block for each in held)
        leaky.append(replace(section, blocks=whole))
        marked = (Withheld((each.block,), "Exempt") if each.is_exempt else each.block for each in held)
        kind = Classification.EXEMPT if is_exempt else Classification.PUBLIC
        restricted.append(replace(section, blocks=tuple(marked), classification=kind))
        if not is_exempt:
            shown = tuple(each.block for each in held if not each.is_exempt)
            public.append(replace(section, blocks=(Heading(1, f"Paper {at}"), *shown)))
    return pack(public), pack(restricted), pack(leaky)


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(papers)
def test_no_marked_word_comes_out_and_every_leak_is_found(made):
    public, restricted, leaky = editions(made)
    secrets = passages(public, restricted)
    for render in (
        lambda each: build_pack(each, cache=CACHE).pdf,
        render_docx,
        lambda each: render_html(each).encode(),
    ):
        assert leaks_in(render(public), secrets) == ()
        if secrets:
            # Not even where the public pack itself, from which nothing is learnt, says it.
            assert leaks_in(render(leaky), passages(leaky, restricted))


@settings(max_examples=200, deadline=None)
@given(st.lists(sentences(), min_size=1, max_size=6), st.text(max_size=40), st.integers(0, 5))
def test_a_run_is_found_wherever_it_begins(said, noise, which):
    wanted = {run for each in said for run in runs(each)}
    finder = RunFinder(wanted)
    one = said[which % len(said)]
    letters = squeezed(noise) + squeezed(one) + squeezed(noise)
    assert set(runs(one)) <= set(finder.found_in(letters))
    assert set(finder.found_in(squeezed(noise))) <= wanted


@pytest.mark.parametrize("broken", ["{}", "“{}”", "({})", "x{}y"])
def test_half_a_passage_is_enough(broken):
    said = "The provider in Upper Fishergate asks for twice what was offered in the spring and will not wait."
    section = Section("item-1", "Paper", (Paragraph(said),), classification=Classification.EXEMPT)
    secrets = passages(pack([]), pack([section]))
    half = broken.format("for twice what was offered in the spring")
    assert leaks_in(f"<p>{half}</p>".encode(), secrets)
    assert leaks_in(b"<p>what was offered in the spring</p>", secrets)
    assert leaks_in(b"<p>was offered in the spring</p>", secrets) == ()
