"""A meeting's pack, from the store to the file: as at its day, the same every time, never over another file."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from boardkeeper import actions, agenda, boards, decisions, meetings, minutes, packs, people, programme
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.documents.pack import PackPapers
from boardkeeper.errors import UserError
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute
from boardkeeper.people import SeatRole
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import BuiltPack, PackCancelled, SectionCache
from db.store import Store
from db.tables.decisions import TrackingDecision
from db.tables.kpis import Kpi, KpiTarget, Observation, Polarity, Unit
from db.tables.meetings import Presence
from db.tables.minutes import MinuteParagraph
from tests.threads import record_decision_progress

WHO = "Ann Smith"
JULY, SEPTEMBER, NOVEMBER = date(2019, 7, 10), date(2019, 9, 11), date(2019, 11, 13)
SECRET = "the owner of Rose House"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "Plymouth.board", WHO) as opened:
        yield opened


@pytest.fixture
def board_id(store: Store) -> str:
    made = boards.create_board(store, WHO, "Children’s Scrutiny", "Plymouth City Council")
    people.add_member(store, WHO, made, "Councillor Mrs Johnson", SeatRole.CHAIR)
    people.add_member(store, WHO, made, "Councillor Allen", to_date=date(2019, 8, 31))
    return made


@pytest.fixture
def july(store: Store, board_id: str) -> str:
    """A meeting with minutes, a decision to follow and an action."""
    meeting_id = meetings.add_meeting(store, WHO, board_id, JULY, time(14), standard_agenda=True)
    chair = people.list_members(store, board_id)[0].person_id
    minutes.record_attendance(store, WHO, meeting_id, chair, Presence.PRESENT)
    written = WrittenMinute(
        "Placements",
        [(ParagraphKind.TEXT, SECRET), (ParagraphKind.POINT, "point one;")],
        [(Verb.AGREED, "that the trend is sent to members.")],
    )
    minutes.write_minute(store, WHO, meeting_id, written)
    actions.add_action(store, WHO, board_id, "Send the trend", "Jean Kelly", "July 2019", raised_on=JULY)
    return meeting_id


@pytest.fixture
def september(store: Store, board_id: str, july: str) -> str:
    meeting_id = meetings.add_meeting(store, WHO, board_id, SEPTEMBER, time(14), standard_agenda=True)
    agenda.add_item(store, WHO, meeting_id, "Action Log", paper=PaperKind.ACTIONS)
    return meeting_id


def decide(store: Store, board_id: str, text: str, **facts: object) -> str:
    with store.edit("Track a decision", WHO) as session:
        row = TrackingDecision(
            board_id=board_id, reference=decisions.next_reference(session, board_id), text=text, **facts
        )
        session.add(row)
        session.flush()
        return row.id


def observe(store: Store, board_id: str, name: str, values: dict[str, str]) -> None:
    with store.edit("Bring in figures", WHO) as session:
        kpi = Kpi(
            board_id=board_id, name=name, theme="Placements", unit=Unit.PERCENT, polarity=Polarity.LOWER
        )
        session.add(kpi)
        session.flush()
        session.add(KpiTarget(kpi_id=kpi.id, year=2019, value=Decimal(25), written="25%"))
        for period, value in values.items():
            session.add(Observation(kpi_id=kpi.id, period=period, value=Decimal(value)))


def text_of(built: BuiltPack) -> str:
    with PageReader(built.pdf) as reader:
        return " ".join(" ".join(reader.text(index).split()) for index in range(len(reader)))


# ------------------------------------------------------------------------------------------------------- gathering


def test_the_pack_is_as_at_the_day_of_its_meeting(store, board_id, september):
    decide(store, board_id, "late", decided_on=JULY, target_on=date(2019, 7, 31))
    papers = packs.gather_papers(store, september)
    assert [each.overdue_days for each in papers.decisions] == [42]
    assert [each.overdue_days for each in papers.actions] == [42]
    assert [member.name for member in papers.members] == ["Councillor Mrs Johnson"]
    assert {member.name for member in papers.minutes_members} == {
        "Councillor Mrs Johnson",
        "Councillor Allen",
    }


def test_what_was_decided_or_raised_at_the_meeting_itself_is_not_in_its_pack(store, board_id, september):
    decide(store, board_id, "before", decided_on=JULY)
    decide(store, board_id, "there", decided_on=SEPTEMBER)
    decide(store, board_id, "undated")
    actions.add_action(store, WHO, board_id, "there", "X", "", raised_on=SEPTEMBER)
    papers = packs.gather_papers(store, september)
    assert {each.text for each in papers.decisions} == {"before", "undated"}
    assert [each.text for each in papers.actions] == ["Send the trend"]


def test_a_finished_row_is_shown_at_the_next_meeting_and_then_leaves_the_log(store, board_id, september):
    row = decide(store, board_id, "done", decided_on=JULY)
    record_decision_progress(store, WHO, row, "Sent", FollowUpStatus.COMPLETE, said_on=date(2019, 8, 1))
    later = meetings.add_meeting(store, WHO, board_id, NOVEMBER, time(14), standard_agenda=True)
    assert [each.text for each in packs.gather_papers(store, september).decisions] == ["done"]
    assert packs.gather_papers(store, later).decisions == ()


def test_a_cancelled_meeting_shows_nothing_so_the_row_waits_for_the_next(store, board_id, september):
    row = decide(store, board_id, "done", decided_on=JULY)
    record_decision_progress(store, WHO, row, "Sent", FollowUpStatus.COMPLETE, said_on=date(2019, 8, 1))
    later = meetings.add_meeting(store, WHO, board_id, NOVEMBER, time(14), standard_agenda=True)
    meetings.cancel_meeting(store, WHO, september, "Election")
    assert [each.text for each in packs.gather_papers(store, later).decisions] == ["done"]


def test_figures_of_a_time_after_the_meeting_are_left_out_and_the_latest_is_told_anew(
    store, board_id, september
):
    observe(store, board_id, "Re-referrals", {"2019-06": "31.4", "2019-09": "30.0", "2019-10": "29.0"})
    (kpi,) = packs.gather_papers(store, september).kpis
    assert [figure.period for figure in kpi.figures] == ["2019-06", "2019-09"]
    assert kpi.latest is not None
    assert kpi.latest.period == "2019-09"


def test_minutes_are_those_of_the_last_meeting_that_has_any(store, board_id, july, september):
    papers = packs.gather_papers(store, september)
    assert papers.minutes is not None
    assert papers.minutes.meeting_id == july
    assert packs.gather_papers(store, july).minutes is None


def test_what_no_item_asks_for_is_not_gathered(store, board_id, july):
    bare = meetings.add_meeting(store, WHO, board_id, NOVEMBER, time(14))
    agenda.add_item(store, WHO, bare, "Early help")
    papers = packs.gather_papers(store, bare)
    assert (papers.minutes, papers.plan, papers.kpis, papers.programme) == (None, None, (), ())
    assert (papers.decisions, papers.actions) == ((), ())


def test_an_exempt_paragraph_of_the_minutes_never_leaves_the_store_for_the_public_pack(
    store, board_id, july, september
):
    with store.edit("Withhold a paragraph", WHO) as session:
        for paragraph in session.scalars(select(MinuteParagraph).where(MinuteParagraph.text == SECRET)):
            paragraph.exempt_paragraphs = "3"
    public = packs.gather_papers(store, september)
    assert SECRET not in repr(public)
    assert "Not for publication: paragraph 3 of Part 1 of Schedule 12A" in repr(public)
    assert SECRET not in text_of(packs.render_pack(public))
    restricted = packs.gather_papers(store, september, restricted=True)
    assert SECRET in text_of(packs.render_pack(restricted))


def test_a_public_summary_stands_in_place_of_what_is_withheld(store, july, september):
    with store.edit("Withhold a paragraph", WHO) as session:
        for paragraph in session.scalars(select(MinuteParagraph).where(MinuteParagraph.text == SECRET)):
            paragraph.exempt_paragraphs = "3"
            paragraph.public_summary = "A property was discussed."
    papers = packs.gather_papers(store, september)
    assert papers.minutes is not None
    assert papers.minutes.minutes[0].paragraphs[0].text == (
        "A property was discussed. (Not for publication in full: paragraph 3 of Part 1 of Schedule 12A to the Local "
        "Government Act 1972.)"
    )


def test_the_pack_is_dated_by_the_last_step_of_the_store(store, board_id, september):
    assert packs.gather_papers(store, september).created == store.history(limit=1)[0].at


# ------------------------------------------------------------------------------------------------------- printing


def test_the_same_store_gives_the_same_bytes(store, board_id, september):
    observe(store, board_id, "Re-referrals", {"2019-06": "31.4"})
    first = packs.render_pack(packs.gather_papers(store, september))
    second = packs.render_pack(packs.gather_papers(store, september), cache=SectionCache())
    assert first.pdf == second.pdf


def test_the_ranges_on_the_agenda_sheet_are_the_pages_the_papers_stand_on(store, board_id, september):
    programme.add_programme_item(store, WHO, board_id, "School visits", scheduled_on=NOVEMBER, score=4)
    papers = packs.gather_papers(store, september)
    built = packs.render_pack(papers)
    said = text_of(built)
    assert [item.title for item in built.items] == ["Minutes", "Work Programme", "Action Log"]
    for item in built.items:
        assert f"(Pages {item.first_page} - {item.last_page})" in said
    with PageReader(built.pdf) as reader:
        by_label = {reader.label(index): reader.text(index) for index in range(len(reader))}
    headings = ["Minutes of 10 July 2019", "Work programme", "Action log"]
    for item, heading in zip(built.items, headings, strict=True):
        assert heading in by_label[str(item.first_page)]
        assert f"Page {item.first_page}" in by_label[str(item.first_page)]
    assert papers.missing == (
        "Item 5 Improvement Plan has no paper.",
        "Item 6 Performance Data Set has no paper.",
        "Item 8 Tracking Decisions has no paper.",
    )


PAPERS = st.sampled_from(
    [PaperKind.NONE, PaperKind.MINUTES, PaperKind.KPIS, PaperKind.PROGRAMME, PaperKind.ACTIONS]
)
ITEMS = st.tuples(
    PAPERS, st.sampled_from([ItemKind.REPORT, ItemKind.VERBAL_UPDATE, ItemKind.HEADING]), st.integers(1, 60)
)


@pytest.fixture
def gathered(store: Store, board_id: str, september: str) -> PackPapers:
    """Papers of every kind, with one row each to make longer ones of."""
    observe(store, board_id, "Re-referrals", {"2019-06": "31.4"})
    programme.add_programme_item(store, WHO, board_id, "School visits", score=4)
    agenda.add_item(store, WHO, september, "KPIs", paper=PaperKind.KPIS)
    return packs.gather_papers(store, september)


# The fixture's papers are plain frozen values, so one gathering serves every example.
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(ITEMS, min_size=1, max_size=7), rows=st.integers(1, 70))
def test_page_ranges_follow_each_other_from_page_1_each_from_odd_to_even(
    gathered: PackPapers, wanted: list[tuple[PaperKind, ItemKind, int]], rows: int
) -> None:
    template = gathered.items[0]
    items = tuple(
        replace(
            template,
            id=f"{place:032x}",
            number="" if kind is ItemKind.HEADING else str(place),
            title="Item " + "word " * length,
            kind=kind,
            paper=PaperKind.NONE if kind is ItemKind.HEADING else paper,
        )
        for place, (paper, kind, length) in enumerate(wanted, start=1)
    )
    longer = replace(
        gathered, items=items, programme=gathered.programme * rows, actions=gathered.actions * rows
    )
    built = packs.render_pack(longer)
    with_paper = [item.number for item in items if item.paper is not PaperKind.NONE]
    assert [item.number for item in built.items] == with_paper
    expected = 1
    for item in built.items:
        assert item.first_page == expected
        assert item.first_page % 2 == 1
        assert item.last_page % 2 == 0
        expected = item.last_page + 1
    numbered = [label for label in built.labels if label.isdecimal()]
    assert numbered == [str(page) for page in range(1, expected)]
    said = text_of(built)
    assert all(f"(Pages {item.first_page} - {item.last_page})" in said for item in built.items)


def test_printing_tells_what_it_does_and_stops_when_asked(gathered):
    told: list[tuple[str, int, int]] = []
    packs.render_pack(gathered, progress=lambda *step: told.append(step))
    assert told[0][1] == 0
    assert told[-1][1] == told[-1][2]
    assert {total for _, _, total in told} == {told[-1][2]}
    with pytest.raises(PackCancelled):
        packs.render_pack(gathered, cancelled=lambda: True)


def test_a_section_that_did_not_change_is_not_made_again(gathered, monkeypatch):
    cache = SectionCache()
    packs.render_pack(gathered, cache=cache)
    made = []
    put = cache.put
    monkeypatch.setattr(cache, "put", lambda key, section: (made.append(key), put(key, section)))
    moved = replace(gathered, actions=())
    packs.render_pack(moved, cache=cache)
    assert len(made) == 1, "only the agenda sheet, which lost a range"


# -------------------------------------------------------------------------------------------------------- writing


@pytest.fixture
def built(gathered: PackPapers) -> BuiltPack:
    return packs.render_pack(gathered)


def test_a_pack_takes_the_place_of_an_earlier_one_and_leaves_nothing_beside_it(built, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "pack.pdf"
    path.write_bytes(b"%PDF-1.4 earlier")
    packs.write_pack(built, path)
    assert path.read_bytes() == built.pdf
    assert [each.name for each in folder.iterdir()] == ["pack.pdf"]
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        assert len(pdf.pages) == built.pages


@pytest.mark.parametrize("content", [b"SQLite format 3\x00", b"a letter"])
def test_a_file_that_is_no_pdf_is_never_written_over(built, tmp_path, content):
    path = tmp_path / "pack.pdf"
    path.write_bytes(content)
    with pytest.raises(packs.NotAPack, match=r"“pack\.pdf” is there already and is not a PDF"):
        packs.write_pack(built, path)
    assert path.read_bytes() == content


def test_a_folder_of_that_name_is_not_written_over(built, tmp_path):
    path = tmp_path / "pack.pdf"
    path.mkdir()
    with pytest.raises(packs.NotAPack):
        packs.write_pack(built, path)


def test_an_empty_file_holds_nothing_to_lose(built, tmp_path):
    path = tmp_path / "pack.pdf"
    path.touch()
    packs.write_pack(built, path)
    assert path.read_bytes() == built.pdf


def test_a_missing_folder_is_refused_with_a_sentence(built, tmp_path):
    with pytest.raises(UserError, match=r"“pack\.pdf” was not written"):
        packs.write_pack(built, tmp_path / "nowhere" / "pack.pdf")


def test_a_pack_that_could_not_be_finished_leaves_the_earlier_one_whole(built, tmp_path, monkeypatch):
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "pack.pdf"
    path.write_bytes(b"%PDF-1.4 earlier")
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(UserError, match="No space left"):
        packs.write_pack(built, path)
    assert path.read_bytes() == b"%PDF-1.4 earlier"
    assert [each.name for each in folder.iterdir()] == ["pack.pdf"]


def _full(descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_link_is_followed_and_stays_a_link(built, tmp_path):
    real = tmp_path / "real.pdf"
    real.write_bytes(b"%PDF-1.4")
    link = tmp_path / "link.pdf"
    link.symlink_to(real)
    packs.write_pack(built, link)
    assert link.is_symlink()
    assert real.read_bytes() == built.pdf


def test_every_page_has_a_picture(built, tmp_path):
    files = packs.write_pictures(built, tmp_path / "pages")
    assert len(files) == built.pages
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)
