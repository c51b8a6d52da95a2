"""Views to compose from, and the words a section prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.boards import BoardKind, BoardView, Nation
from boardkeeper.documents.blocks import Section, Text
from boardkeeper.documents.pack import PackPapers
from boardkeeper.figures import Reading, Series, SourceView, TargetView, judge
from boardkeeper.kpis import EventView, KpiView, Polarity, Unit
from boardkeeper.meetings import MeetingState, MeetingView
from boardkeeper.people import MemberView, SeatRole, Voting

DAY = date(2019, 9, 11)


@pytest.fixture
def board() -> BoardView:
    return BoardView(
        id="b",
        name="Children’s Scrutiny",
        council="Plymouth City Council",
        kind=BoardKind.SCRUTINY,
        nation=Nation.ENGLAND,
        department="Oversight and Governance",
        address="Ballard House\nPlymouth PL1 3BJ",
        website="www.plymouth.gov.uk",
        contact_name="Helen Rickman",
        contact_title="Democratic Support Officer",
        contact_telephone="01752 305155",
        contact_email="democraticsupport@plymouth.gov.uk",
        signatory="Tracey Lee, Chief Executive",
        usual_venue="Council House",
        usual_start=time(14),
        attendance_notice="This meeting is webcast.",
        accent="#0b57a4",
        notice_days=5,
        notice_in_working_days=True,
        report_deadline_days=5,
        sign_off_days=2,
        briefing_days=1,
        key_decision_days=28,
        key_decision_in_working_days=False,
        meeting_pattern="",
        logo_hash=None,
        scheme_id=None,
        quorum_minimum=3,
    )


@pytest.fixture
def meeting() -> MeetingView:
    return MeetingView(
        id="m",
        board_id="b",
        held_on=DAY,
        starts_at=time(14),
        ended_at=None,
        venue="Warspite Room, Council House",
        state=MeetingState.AGENDA_DRAFT,
        items=0,
        minutes=0,
        is_annual=False,
        reason="",
        published_on=date(2019, 9, 3),
        note="",
    )


@pytest.fixture
def make_item() -> Callable[..., AgendaItemView]:
    def make(number: str, title: str, **facts: Any) -> AgendaItemView:
        item = AgendaItemView(
            id=f"id{number or title}",
            number=number,
            title=title,
            purpose="",
            kind=ItemKind.REPORT,
            paper=PaperKind.NONE,
            lead="",
            parent_id=None,
            urgent_reason="",
            exempt_paragraphs="",
            is_confidential=False,
        )
        return replace(item, **facts)

    return make


@pytest.fixture
def make_member() -> Callable[..., MemberView]:
    def make(name: str, role: SeatRole = SeatRole.MEMBER) -> MemberView:
        return MemberView(
            id=f"seat {name}",
            person_id=name,
            name=name,
            role=role,
            voting=Voting.ALL,
            organisation="",
            party="",
            from_date=None,
            to_date=None,
        )

    return make


@pytest.fixture
def make_kpi() -> Callable[..., KpiView]:
    """A KPI from plain figures: {"2019-06": "31.4"}, with "45/418" under `fractions` and targets by year."""

    def make(
        name: str,
        values: dict[str, str],
        *,
        targets: dict[int, str] | None = None,
        fractions: dict[str, str] | None = None,
        polarity: Polarity | None = Polarity.HIGHER,
        events: tuple[EventView, ...] = (),
        source: bool = True,
        **facts: Any,
    ) -> KpiView:
        unit, tolerance = facts.pop("unit", Unit.PERCENT), facts.pop("tolerance", Decimal(15))
        year_to_date = facts.pop("is_year_to_date", False)
        goals = {
            year: TargetView(year, _number(goal), written=goal) for year, goal in (targets or {}).items()
        }
        series = Series(unit, 1, polarity, tolerance, year_to_date, goals)
        origin = SourceView("kpis.xlsx", "3 Placements", "Q5", "Q6", "hash", "H", "2019-09-01 09:00")
        readings = {}
        for period, written in values.items():
            above, _, below = (fractions or {}).get(period, "").partition("/")
            readings[period] = Reading(
                period=period,
                value=_number(written),
                withheld="" if _number(written) is not None else written,
                numerator=_number(above),
                denominator=_number(below),
                source_note="LAIT" if "/" in period else "",
                source=origin if source else None,
            )
        figures = tuple(judge(series, readings, period) for period in readings)
        running = [figure for figure in figures if "/" not in figure.period]
        view = KpiView(
            id=name,
            name=name,
            theme="Placements",
            priority_number=3,
            unit=unit,
            decimals=1,
            polarity=polarity,
            tolerance=tolerance,
            fraction_name="",
            is_proxy=False,
            is_year_to_date=year_to_date,
            note="",
            figures=figures,
            latest=running[-1] if running else None,
            events=events,
        )
        return replace(view, **facts)

    return make


def _number(written: str) -> Decimal | None:
    return Decimal(written) if written.replace(".", "", 1).isdecimal() else None


@pytest.fixture
def papers(board: BoardView, meeting: MeetingView) -> PackPapers:
    """A pack without items."""
    return PackPapers(
        board=board,
        meeting=meeting,
        items=(),
        members=(),
        minutes=None,
        minutes_members=(),
        plan=None,
        kpis=(),
        programme=(),
        decisions=(),
        actions=(),
        created=datetime(2019, 9, 3, 9, tzinfo=UTC),
    )


@pytest.fixture
def words() -> Callable[[object], str]:
    """Every text in a block or section, in order, so that a test can look for what is printed."""

    def of(thing: object) -> str:
        return " | ".join(_texts(thing))

    return of


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        if type(thing) is str and thing:
            yield thing
    elif isinstance(thing, tuple):
        if thing and all(isinstance(part, Text) for part in thing):
            yield "".join(run.text for run in thing)
        else:
            for part in thing:
                yield from _texts(part)
    elif isinstance(thing, Section):
        yield from _texts(thing.blocks)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in {"anchor", "target", "key"}:
                yield from _texts(getattr(thing, field.name))
