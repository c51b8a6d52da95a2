"""Page numbers that were published: whatever happens to the papers, no later edition puts another paper under them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from boardkeeper import agenda, meetings, publishing
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.documents.kept_pages import KeptPages, KeptPaper
from boardkeeper.editions import Edition, NothingToMake, Part, Readers, gather_editions, make_edition
from boardkeeper.errors import UserError
from boardkeeper.publishing import NotReady, PublishedAs
from boardkeeper.publishing.given_numbers import kept_pages_in
from boardkeeper.render.pdf.read_back import read_pack, read_papers
from boardkeeper.rules.pack_faults import check_pack
from boardkeeper.rules.pack_pages import ReadPack
from db.store import Store
from db.tables.packs import PublishedPaper
from tests.boardkeeper.editions.conftest import WHO
from tests.boardkeeper.publishing.conftest import Office

LONG = "Places are bought as they are needed, and every one of them is asked for by name. " * 40
PUBLIC, RESTRICTED = Edition(), Edition(Readers.RESTRICTED)


def sheet(pages):
    return " ".join(words for label, words in pages.items() if not label.isdigit())


def faults_of(pack: ReadPack) -> list[str]:
    return [fault.sentence for check in check_pack(pack) for fault in check.faults]


def kept(office: Office) -> KeptPages | None:
    with office.store.read() as session:
        return kept_pages_in(session, office.meeting_id)


def test_an_agenda_that_is_a_draft_has_given_no_numbers_out(desk):
    assert kept(desk.office) is None
    assert desk.gathered().kept is None


def test_what_was_published_is_read_back_from_the_files(desk):
    office = desk.office
    office.publish()
    office.write(office.items["schools"], "Results rose.")
    office.supplement(date(2019, 9, 6))
    fostering, last, schools = (f"item-{office.items[each]}" for each in ("fostering", "last", "schools"))
    found = kept(office)
    assert found.last == 8
    where = {each.key: (each.first, each.last, each.publication) for each in found.papers}
    assert where[fostering] == (1, 2, 0), "only the restricted pack has it"
    assert where[last] == (3, 4, 0)
    assert where[schools] == (7, 8, 1)
    assert len(where) == 4


def test_a_pack_printed_again_is_the_one_that_was_published(desk):
    desk.office.publish()
    for edition, kind in ((PUBLIC, PublishedAs.PUBLIC_PACK), (RESTRICTED, PublishedAs.RESTRICTED_PACK)):
        again, out = read_pack(desk.made(edition).built.pdf), read_pack(desk.office.file(0, kind)[1])
        assert [(page.label, page.content) for page in again.pages] == [
            (page.label, page.content) for page in out.pages
        ]


def test_the_numbers_of_what_was_published_before_a_postponement_count_no_longer(desk):
    office = desk.office
    office.publish()
    office.write(office.items["fostering"], LONG)
    meetings.postpone_meeting(office.store, WHO, office.meeting_id, date(2019, 10, 9), "Inspectors come.")
    assert kept(office) is None
    assert desk.made(RESTRICTED).built.items[0].first_page == 1


def test_an_item_with_an_appendix_goes_behind_as_a_whole_and_says_so_to_everybody(desk, read):
    office = desk.office
    office.publish()
    office.write(office.items["last"], LONG)
    public, restricted = (read(desk.made(each).built.pdf) for each in (PUBLIC, RESTRICTED))
    for pages in (public, restricted):
        said = sheet(pages)
        assert "Item 5 does not fit on its pages 3 - 6 any more" in said
        assert "Not in use any more: pages 3 - 6." in said
        assert not {"3", "4", "5", "6"} & pages.keys()
    mine = [label for label, words in public.items() if "Places are bought" in words and label.isdigit()]
    assert mine[0] == "7"
    assert all(restricted[label].count("Places are bought") for label in mine)


def test_the_agenda_is_checked_as_sound_and_an_unexplained_gap_is_not(desk):
    office = desk.office
    office.publish()
    office.write(office.items["last"], LONG)
    found = read_pack(desk.made(PUBLIC).built.pdf)
    assert not faults_of(found)
    silent = tuple(
        replace(paper, pages=tuple(replace(page, content="") for page in paper.pages))
        for paper in found.papers
    )
    assert faults_of(replace(found, papers=silent)) == ["The sheet says nothing of pages 3 - 6."]


def test_large_print_names_the_pages_that_were_published(desk, read):
    office = desk.office
    office.publish()
    office.write(office.items["schools"], "Results rose.")
    office.supplement(date(2019, 9, 6))
    said = " ".join(read(desk.made(Edition(is_large_print=True)).built.pdf).values())
    assert "pages 7–8 of the usual pack" in said
    assert "Not in use any more" not in said


def test_where_the_published_files_are_not_at_hand_the_pack_is_numbered_as_a_draft(desk):
    """A review that is sent to the chair holds the files of its own meeting alone."""
    office = desk.office
    office.publish()
    with office.store.edit("Take the files away", WHO) as session:
        for paper in session.scalars(select(PublishedPaper)):
            session.delete(paper)
    assert kept(office) is None
    assert desk.made(PUBLIC).built.items[-1].last_page == 6


def test_a_number_of_an_older_restricted_pack_that_another_paper_has_counts_as_not_given(desk, monkeypatch):
    """Restricted packs of earlier versions had page numbers of their own."""
    office = desk.office
    office.publish()
    public = [("item-a", 1, 2), ("item-b", 3, 4)]
    restricted = [("item-secret", 1, 6), ("item-a", 7, 8), ("item-far", 9, 10)]
    answers = iter([public, restricted])
    monkeypatch.setattr(
        "boardkeeper.publishing.given_numbers._pages_in", lambda _session, _digest: next(answers)
    )
    monkeypatch.setattr(
        "boardkeeper.publishing.given_numbers.recall", lambda session, ask, digest: ask(session, digest)
    )
    found = kept(office)
    assert found.papers == (
        KeptPaper("item-a", 1, 2), KeptPaper("item-b", 3, 4), KeptPaper("item-far", 9, 10),
    )  # fmt: skip
    assert found.last == 10


@dataclass
class Clerk:
    """Publishes, and remembers who has which page: by the item its paper belongs to."""

    office: Office
    given: dict[int, str] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    def note_what_is_out(self) -> None:
        for publication in publishing.publications(self.office.store, self.office.meeting_id):
            for paper in publication.papers:
                if paper.id in self.read or "pack" not in paper.published_as.value:
                    continue
                self.read.add(paper.id)
                content = publishing.published_file(self.office.store, paper.id)[1]
                for page, owner in owners(content).items():
                    assert self.given.setdefault(page, owner) == owner

    def require_kept(self) -> None:
        for edition in (PUBLIC, RESTRICTED, Edition(part=Part.CHANGES), Edition(part=Part.SUPPLEMENT)):
            try:
                gathered = gather_editions(self.office.store, self.office.meeting_id, edition)
                pdf = make_edition(gathered, edition).built.pdf
            except (NothingToMake, NotReady):
                continue
            for page, owner in owners(pdf).items():
                assert self.given.get(page, owner) == owner, (edition, page)
            assert not faults_of(read_pack(pdf)), edition


def owners(pdf: bytes) -> dict[int, str]:
    """Whose paper stands on every page, blank leaves included."""
    return {
        page: paper.key.partition("-appendix-")[0].removesuffix("-paper")
        for paper in read_papers(pdf)
        if not paper.is_front
        for page in range(int(paper.first_label), int(paper.last_label) + 1)
    }


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(["fostering", "schools", "last"]), st.sampled_from([1, 30, 60])),
        st.tuples(st.just("add"), st.just(""), st.sampled_from([1, 30])),
        st.tuples(st.just("supplement"), st.just(""), st.just(0)),
    ),
    min_size=2,
    max_size=5,
)  # fmt: skip


@given(STEPS)
@settings(
    max_examples=5, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # fmt: skip
def test_whatever_comes_no_published_number_names_another_papers_page(pattern, steps):
    with TemporaryDirectory() as folder, Store.open(Path(shutil.copy(pattern.path, folder)), WHO) as store:
        office = Office(store, pattern.board_id, pattern.meeting_id, dict(pattern.items))
        office.write(office.items["last"], LONG)
        office.publish()
        clerk = Clerk(office)
        clerk.note_what_is_out()
        for number, (what, name, size) in enumerate(steps):
            words = f"What is said at step {number} is said in other words. " * size
            if what == "write":
                office.write(office.items[name], words)
            elif what == "add":
                late = agenda.add_item(
                    store, WHO, office.meeting_id, f"Late {number}", kind=ItemKind.URGENT, paper=PaperKind.REPORT,
                    urgent_reason="It cannot wait.",
                )  # fmt: skip
                office.write(late, words)
            else:
                with_nothing_waiting = not publishing.waiting_papers(store, office.meeting_id)
                try:
                    office.supplement(date(2019, 9, 6))
                except UserError:
                    assert with_nothing_waiting
                clerk.note_what_is_out()
        clerk.require_kept()
