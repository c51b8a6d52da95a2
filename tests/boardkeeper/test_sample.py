from __future__ import annotations

import importlib.util
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from boardkeeper import (
    actions,
    agenda,
    boards,
    decisions,
    kpis,
    lists,
    meetings,
    minutes,
    packs,
    people,
    plan,
    programme,
)
from boardkeeper.errors import UserError
from boardkeeper.rules.clear_days import clear_days_between
from boardkeeper.rules.numbering import gaps_and_doubles, parse_citation
from boardkeeper.rules.periods import PeriodKind, period_kind
from boardkeeper.rules.quorum import QuorumRule, is_quorate
from boardkeeper.rules.rag import Rag
from boardkeeper.sample import build_sample
from db.store import Store
from db.tables import Base
from db.tables.imports import Blob
from db.tables.meetings import MeetingState, Presence
from db.tables.minutes import Correction
from db.tables.people import Voting
from db.tables.plan import MilestoneStatus, Notice, NoticeParagraph, Pledge

WHO = "Polly Trevanion"
NOW = date(2026, 11, 22)
ALL = lists.Wanted(limit=100_000)
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


@dataclass(frozen=True)
class Made:
    store: Store
    board_id: str
    seconds: float
    told: list[tuple[str, int, int]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    told: list[tuple[str, int, int]] = []
    with Store.create(tmp_path_factory.mktemp("sample") / "Sample.board", WHO) as store:
        began = time.perf_counter()
        board_id = build_sample(store, WHO, lambda what, done, total: told.append((what, done, total)))
        yield Made(store, board_id, time.perf_counter() - began, told)


def every_meeting(made: Made) -> tuple[meetings.MeetingView, ...]:
    found = meetings.list_meetings(made.store, made.board_id, ALL).rows
    return tuple(sorted(found, key=lambda meeting: meeting.held_on))


def minuted(made: Made) -> list[minutes.MinutesView]:
    found = [minutes.get_minutes(made.store, meeting.id) for meeting in every_meeting(made)]
    return [each for each in found if each.minutes]


def test_the_sample_is_made_in_a_few_seconds_and_tells_how_far_it_is(made: Made) -> None:
    assert made.seconds < 10, "five seconds alone on the machine; twice that with everybody else on it"
    assert [done for _, done, _ in made.told] == list(range(7))
    assert {total for _, _, total in made.told} == {6}


def test_the_sample_is_the_floor_of_undo(made: Made) -> None:
    assert made.store.can_undo() is None
    assert [step.label for step in made.store.history()] == ["Make the sample board"]


def test_the_sample_verifies_clean(made: Made) -> None:
    found = made.store.verify()
    assert found.integrity_ok
    assert found.journal_intact
    assert not found.problems


def test_the_sample_is_not_made_twice_in_one_file(made: Made) -> None:
    with pytest.raises(UserError, match="already has a board"):
        build_sample(made.store, WHO)
    assert len(boards.list_boards(made.store)) == 1


def test_the_board_says_whom_to_ask_where_it_meets_and_who_signs(made: Made) -> None:
    (board,) = boards.list_boards(made.store)
    assert (board.name, board.council) == ("Sandbourne Children’s Improvement Board", "Sandbourne Council")
    blank = {name for name in board.__slots__ if getattr(board, name) in {"", None}}
    assert not blank


def test_a_year_of_meetings_falls_on_second_wednesdays(made: Made) -> None:
    days = [meeting.held_on for meeting in every_meeting(made)]
    assert len(days) == 12
    assert all(day.weekday() == 2 and 8 <= day.day <= 14 for day in days)
    assert (days[0], days[-1]) == (date(2026, 5, 13), date(2027, 4, 14))


def test_meetings_stand_between_signed_and_planned(made: Made) -> None:
    states = {meeting.held_on.isoformat()[:7]: meeting.state.value for meeting in every_meeting(made)}
    assert list(states.values()) == [
        *["signed"] * 3,
        "cancelled",
        "approved as amended",
        "approved",
        "minutes draft",
        "agenda draft",
        *["planned"] * 4,
    ]


def test_published_papers_gave_five_clear_days(made: Made) -> None:
    with made.store.read() as session:
        rule = boards.notice_rule(session, made.board_id)
    published = [meeting for meeting in every_meeting(made) if meeting.published_on]
    assert len(published) == 6
    for meeting in published:
        assert meeting.published_on is not None
        assert clear_days_between(meeting.published_on, meeting.held_on, rule) >= 5, meeting.held_on


def test_minutes_are_numbered_through_the_year_without_gaps_or_doubles(made: Made) -> None:
    numbers = [minute.number for each in minuted(made) for minute in each.minutes]
    assert numbers == list(range(1, 59))
    assert not gaps_and_doubles([number for number in numbers if number], start=1)


def test_minutes_say_something_and_their_points_are_lettered(made: Made) -> None:
    for each in minuted(made):
        for minute in each.minutes:
            declared = minute.title == "Declarations of Interest" and each.declarations
            assert minute.paragraphs or minute.resolutions or declared, (each.held_on, minute.title)
            letters = [paragraph.letter for paragraph in minute.paragraphs if paragraph.letter]
            assert letters == [chr(ord("a") + place) for place in range(len(letters))]


def test_a_minute_that_names_another_by_number_means_it(made: Made) -> None:
    titles = {minute.number: minute.title for each in minuted(made) for minute in each.minutes}
    said = [
        (int(number), paragraph.text)
        for each in minuted(made)
        for minute in each.minutes
        for paragraph in (*minute.paragraphs, *minute.resolutions)
        for number in re.findall(r"Minute (\d+)", paragraph.text)
    ]
    assert {number for number, _ in said} == {31, 45}
    assert titles[31] == "Self-assessment before the Department’s First Review"
    assert titles[45] == "Closure of Supported Lodgings at Kittiwake House"


def test_every_meeting_was_quorate_and_had_one_person_in_the_chair(made: Made) -> None:
    members = people.list_members(made.store, made.board_id)
    voting = {member.person_id for member in members if member.voting is Voting.ALL}
    for each in minuted(made):
        present = {row.person_id for row in each.attendance if row.presence is Presence.PRESENT}
        assert is_quorate(len(present & voting), len(voting), QuorumRule(minimum=4)), each.held_on
        assert [row.acting_as for row in each.attendance if row.acting_as] == ["Chair"]


def test_every_member_is_accounted_for_at_every_meeting(made: Made) -> None:
    seats = {member.person_id: member.name for member in people.list_members(made.store, made.board_id)}
    for each in minuted(made):
        present = {
            row.person_id for row in each.attendance if row.presence in {Presence.PRESENT, Presence.APOLOGIES}
        }
        missing = {name for person, name in seats.items() if person not in present}
        assert not missing, (each.held_on, missing)


def test_who_stands_in_stands_in_for_somebody_who_sent_apologies(made: Made) -> None:
    substitutes = 0
    for each in minuted(made):
        away = {row.name for row in each.attendance if row.presence is Presence.APOLOGIES}
        for row in each.attendance:
            if row.presence is Presence.SUBSTITUTE:
                substitutes += 1
                assert row.substitute_for in away
    assert substitutes == 4


def test_whoever_declares_an_interest_is_there(made: Made) -> None:
    for each in minuted(made):
        present = {row.name for row in each.attendance if row.presence is Presence.PRESENT}
        assert {declared.member for declared in each.declarations} <= present
        assert each.declarations


def test_officers_are_shown_with_their_posts(made: Made) -> None:
    with made.store.read() as session:
        posts = people.posts_on(session, NOW)
    for each in minuted(made):
        for row in each.attendance:
            if row.presence is Presence.IN_ATTENDANCE:
                assert posts[row.person_id] == row.post != ""


def test_an_item_that_came_late_has_a_letter_and_a_reason(made: Made) -> None:
    october = meetings.find_meeting(made.store, made.board_id, date(2026, 10, 14))
    items = agenda.list_items(made.store, october.id)
    late = [item for item in items if item.kind is agenda.ItemKind.URGENT]
    assert [(item.number, bool(item.urgent_reason)) for item in late] == [("8a", True)]
    numbers = [item.number for item in items]
    assert numbers == ["1", "2", "3", "4", "5", "6", "7", "8", "8a", "9", "10"]


def test_a_correction_keeps_what_stood_there_before(made: Made) -> None:
    with made.store.read() as session:
        (slip,) = session.scalars(select(Correction))
        before, after = slip.text_before, slip.text_after
    assert ("44 found" in before, "40 found" in after) == (True, True)
    september = next(each for each in minuted(made) if each.held_on == date(2026, 9, 9))
    said = [paragraph.text for minute in september.minutes for paragraph in minute.paragraphs]
    assert after in said
    assert before not in said


def test_the_next_agenda_shows_every_way_an_item_can_come(made: Made) -> None:
    december = meetings.find_meeting(made.store, made.board_id, date(2026, 12, 9))
    items = agenda.list_items(made.store, december.id)
    kinds = {item.kind.value for item in items}
    assert kinds == {"standing", "report", "verbal update", "to follow", "presentation", "heading"}
    papers = {item.paper for item in items}
    assert set(agenda.PaperKind) - papers == {agenda.PaperKind.REPORT}
    assert [item.exempt_paragraphs for item in items if item.is_exempt] == ["1, 2"]
    assert (december.venue, f"{december.starts_at:%H:%M}") == ("Harbour Room, Chancery House", "14:00")


def test_the_public_pack_holds_nothing_of_an_exempt_minute(made: Made) -> None:
    december = meetings.find_meeting(made.store, made.board_id, date(2026, 12, 9))
    secrets = ("Mallard", "485,000", "512,500", "980,000")
    public = repr(packs.gather_papers(made.store, december.id))
    restricted = repr(packs.gather_papers(made.store, december.id, restricted=True))
    assert [secret for secret in secrets if secret in public] == []
    assert [secret for secret in secrets if secret in restricted] == list(secrets)


def test_the_plan_has_22_milestones_in_six_priorities(made: Made) -> None:
    found = plan.get_plan(made.store, made.board_id)
    assert found is not None
    assert [len(priority.milestones) for priority in found.priorities] == [7, 4, 3, 3, 3, 2]
    counts = {status.value: number for status, number in found.summary.counts.items()}
    assert counts == {"complete": 4, "on track": 10, "slight slippage": 4, "off track": 2, "not yet due": 2}
    assert found.period == "2026-10"
    for priority in found.priorities:
        assert priority.working_well
        assert priority.worried_about
        assert priority.needs_to_happen
        for milestone in priority.milestones:
            assert milestone.reference.startswith(f"{priority.number}.")
            assert milestone.lead
            assert milestone.due_on
            assert len(plan.milestone_history(made.store, milestone.id)) == 5


def test_the_plan_has_something_for_a_proofreader_to_find(made: Made) -> None:
    milestones = {row.reference: row for row in plan.list_milestones(made.store, made.board_id, ALL).rows}
    passed = milestones["1.4"]
    assert passed.due_on is not None
    assert passed.due_on < NOW
    assert passed.status is MilestoneStatus.NOT_YET_DUE
    conferences = kpis.find_kpi(made.store, made.board_id, "conferences held within 15 working days")
    assert milestones["1.3"].status is MilestoneStatus.ON_TRACK
    assert conferences.latest is not None
    assert conferences.latest.rag is Rag.AMBER
    falling = [figure.value for figure in conferences.series if figure.period >= "2026-04"]
    assert falling == sorted(falling, key=lambda value: -(value or 0))


def test_a_milestone_that_is_complete_stays_complete(made: Made) -> None:
    for row in plan.list_milestones(made.store, made.board_id, ALL).rows:
        statuses = [status for _, status, _ in plan.milestone_history(made.store, row.id)]
        if MilestoneStatus.COMPLETE in statuses:
            rest = statuses[statuses.index(MilestoneStatus.COMPLETE) :]
            assert set(rest) == {MilestoneStatus.COMPLETE}, row.reference


def test_every_kpi_has_fifteen_months_and_a_way_that_is_good(made: Made) -> None:
    found = kpis.list_kpis(made.store, made.board_id).rows
    assert len(found) == 18
    for kpi in found:
        months = [figure for figure in kpi.series if period_kind(figure.period) is PeriodKind.MONTH]
        assert [months[0].period, months[-1].period, len(months)] == ["2025-08", "2026-10", 15], kpi.name
        assert kpi.polarity is not None
        assert [event.first_period_after for event in kpi.events] == ["2025-12"]
    colours = Counter(kpi.latest.rag for kpi in found if kpi.latest)
    assert colours == {Rag.GREEN: 3, Rag.AMBER: 12, Rag.RED: 1, None: 2}


def test_every_figure_leads_back_to_its_cell_in_the_kept_workbook(made: Made, tmp_path: Path) -> None:
    found = kpis.list_kpis(made.store, made.board_id).rows
    with made.store.read() as session:
        (blob,) = session.scalars(select(Blob))
        kept = tmp_path / "kept.xlsx"
        kept.write_bytes(blob.content)
    book = openpyxl.load_workbook(kept)
    figures = 0
    for kpi in found:
        for figure in kpi.series:
            source = figure.source
            assert source is not None
            assert figure.value is not None
            cell = book[source.sheet][source.cell].value
            assert isinstance(cell, int | float)
            scale = 100 if kpi.unit is kpis.Unit.PERCENT else 1
            assert float(figure.value) == pytest.approx(cell * scale, abs=1e-9)
            if figure.fraction:
                written = book[source.sheet][source.fraction_cell].value
                part, whole = written.split("/")
                assert figure.fraction == f"{int(part)} of {int(whole)}"
                assert figure.shown == f"{100 * int(part) / int(whole) + 1e-9:.1f}%"
            figures += 1
    assert figures == 18 * 15


def test_the_workbook_is_the_one_its_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("make_workbook", SAMPLE / "make_workbook.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, script)
    spec.loader.exec_module(script)
    script.make(tmp_path / "made.xlsx")
    made, kept = (
        openpyxl.load_workbook(path)
        for path in (tmp_path / "made.xlsx", SAMPLE / "improvement-data-set-2026-10.xlsx")
    )
    assert made.sheetnames == kept.sheetnames
    for title in made.sheetnames:
        assert list(made[title].values) == list(kept[title].values)


def test_decisions_cite_the_limb_they_follow_up(made: Made) -> None:
    found = decisions.list_decisions(made.store, made.board_id, NOW, ALL).rows
    assert len(found) >= 12
    days = {each.held_on for each in minuted(made)}
    for decision in found:
        cited = parse_citation(decision.minute_reference)
        assert cited is not None
        assert cited.limb is not None
        assert cited.meeting == decision.decided_on
        assert decision.decided_on in days
        assert decision.text.endswith(".")
        history = decisions.decision_history(made.store, decision.id)
        said = [entry.said_on for entry in history if entry.said_on]
        assert said == sorted(said)
        assert all(day <= NOW for day in said)
        assert all(day >= decision.decided_on for day in said if decision.decided_on)
    assert sum(decision.overdue_days > 0 for decision in found) == 3, "as Minute 58 has it"


def test_a_target_that_names_no_day_is_kept_as_written(made: Made) -> None:
    found = decisions.list_decisions(made.store, made.board_id, NOW, ALL).rows
    without = sorted(decision.target_written for decision in found if decision.target_on is None)
    assert without == ["Each Friday until settled", "To be scheduled"]


def test_the_action_log_shows_every_status_and_never_loses_the_minute(made: Made) -> None:
    found = actions.list_actions(made.store, made.board_id, NOW, ALL).rows
    assert len(found) == 26
    assert {action.status for action in found} == set(actions.FollowUpStatus)
    assert {action.importance for action in found} == set(actions.Importance)
    assert all(action.minute for action in found)
    assert sum(action.overdue_days > 0 for action in found) == 5
    assert sorted(int(action.reference) for action in found) == list(range(1, 27))
    for action in found:
        said = [entry.said_on for entry in actions.action_history(made.store, action.id) if entry.said_on]
        assert said == sorted(said)
        assert action.raised_on is not None
        assert all(action.raised_on <= day <= NOW for day in said), action.text


def test_the_work_programme_has_scored_unscored_ownerless_and_unscheduled_topics(made: Made) -> None:
    found = programme.list_programme(made.store, made.board_id, ALL).rows
    assert len(found) >= 25
    assert {item.list_kind for item in found} == set(programme.ProgrammeList)
    assert {"High", "Medium", "Low", "unscored", "not supported"} == {item.band for item in found}
    assert any(not item.responsible for item in found)
    days = {meeting.held_on: meeting.state for meeting in every_meeting(made)}
    for item in found:
        if item.scheduled_on is None:
            continue
        assert days[item.scheduled_on] is not MeetingState.CANCELLED
        was_held = days[item.scheduled_on] in meetings.MINUTED
        assert item.heard_on == (item.scheduled_on if was_held else None), item.topic


def test_the_notice_is_tracked_by_paragraph_and_shows_a_gap(made: Made) -> None:
    with made.store.read() as session:
        (notice,) = session.scalars(select(Notice))
        paragraphs = session.scalars(select(NoticeParagraph).order_by(NoticeParagraph.position)).all()
        asked = [row.reference for row in paragraphs]
        gaps = [row.reference for row in paragraphs if not row.shown_by]
        pledges = len(session.scalars(select(Pledge)).all())
        assert notice.target_end_on is not None
        assert notice.target_end_on > NOW
    assert asked == ["1", "2", "3(a)", "3(b)", "3(c)", "3(d)", "3(e)", "4", "5", "6", "7", "8"]
    assert gaps == ["8"]
    assert pledges == 5


def test_leads_and_owners_are_people_of_the_sample(made: Made) -> None:
    known = {person.name for person in people.list_people(made.store, made.board_id, NOW, ALL).rows}
    known |= {name.removeprefix("Ms ") for name in known}
    named = {row.lead for row in plan.list_milestones(made.store, made.board_id, ALL).rows}
    for action in actions.list_actions(made.store, made.board_id, NOW, ALL).rows:
        named |= set(action.owner.split(" / "))
    for decision in decisions.list_decisions(made.store, made.board_id, NOW, ALL).rows:
        named |= set(decision.officer.split(" / "))
    for meeting in every_meeting(made):
        named |= {item.lead for item in agenda.list_items(made.store, meeting.id)}
    for item in programme.list_programme(made.store, made.board_id, ALL).rows:
        named.add(item.responsible)
    assert named - known - {""} == set()


def content(store: Store) -> dict[str, list[str]]:
    """Every table without its keys and the hour it was made, so that two makings can be compared."""
    found: dict[str, list[str]] = {}
    with store.read() as session:
        for table in (mapper.local_table for mapper in Base.registry.mappers):
            plain = [
                column
                for column in table.columns
                if not column.primary_key and not column.foreign_keys and column.name != "made_at"
            ]
            if plain:
                found[str(table)] = sorted(repr(tuple(row)) for row in session.execute(select(*plain)))
    assert len(found) > 30
    return found


def test_making_it_twice_makes_the_same(made: Made, tmp_path: Path) -> None:
    with Store.create(tmp_path / "Again.board", WHO) as store:
        build_sample(store, WHO)
        assert content(store) == content(made.store)


def test_the_words_are_british_and_typeset() -> None:
    american = re.compile(
        r"\b(\w+iz(?:e|ed|es|ing|ation)|behavior|center|program|labor|favor|counsel(?:ed|ing)|fulfill|enroll|toward|gotten)\b",
        re.IGNORECASE,
    )
    allowed = {"size", "sizes"}
    for file in sorted(SAMPLE.rglob("*.toml")):
        text = file.read_text(encoding="utf-8")
        prose = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        strange = {found for found in american.findall(prose) if found.casefold() not in allowed}
        assert not strange, (file.name, strange)
        assert not re.search(r"\w'\w", prose), f"{file.name}: a straight apostrophe"
        assert not re.search(r"  +\S", prose.replace("\n  ", "\n")), f"{file.name}: a double blank"
        doubled = re.findall(r"\b(\w+) \1\b", prose)
        assert not [word for word in doubled if word != "that"], (file.name, doubled)
