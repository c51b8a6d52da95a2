"""What is said before an agenda goes out, and what keeps it from going out."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, appendices, meetings, publishing, reports
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.errors import UserError
from boardkeeper.publishing import FindingPlace, LatePublication, NotReady
from tests.boardkeeper.publishing.conftest import LAST_DAY, MEETING, TOO_LATE, WHO


def findings(office, on=LAST_DAY):
    return publishing.readiness(office.store, office.meeting_id, on).findings


def sentences(office, on=LAST_DAY):
    return [finding.sentence for finding in findings(office, on)]


def test_the_third_of_september_is_in_time_and_the_fourth_is_not(office):
    ready = publishing.readiness(office.store, office.meeting_id, LAST_DAY)
    late = publishing.readiness(office.store, office.meeting_id, TOO_LATE)
    assert (ready.clear_days, ready.is_late, ready.choices) == (5, False, ())
    assert (late.clear_days, late.is_late, late.publish_by) == (4, True, LAST_DAY)
    assert {choice.kind.value for choice in late.choices} >= {"postpone", "short notice"}


def test_a_late_day_is_refused_with_the_last_lawful_one(office):
    with pytest.raises(LatePublication) as refused:
        office.publish(TOO_LATE)
    assert refused.value.sentence == (
        "Wednesday 4 September 2019 is too late: it leaves four clear days, and five clear days are needed. "
        "The last lawful day for the meeting of Wednesday 11 September 2019 was Tuesday 3 September 2019."
    )
    assert publishing.publications(office.store, office.meeting_id) == ()


def test_a_day_after_the_meeting_is_refused_even_with_a_reason(office):
    ready = publishing.readiness(office.store, office.meeting_id, MEETING.replace(day=12))
    with pytest.raises(LatePublication, match="is after the meeting"):
        publishing.require_in_time(ready, "The chair asked for it.")


def test_a_day_of_another_year_is_taken_for_a_slip(office):
    ready = publishing.readiness(office.store, office.meeting_id, date(2018, 9, 3))
    with pytest.raises(UserError, match="more than a year before the meeting"):
        publishing.require_in_time(ready, "")


def test_a_report_item_without_a_paper_is_named_and_does_not_block(office):
    agenda.add_item(office.store, WHO, office.meeting_id, "Early Help", paper=PaperKind.REPORT)
    found = [finding for finding in findings(office) if "Early Help" in finding.sentence]
    assert (
        found[0].sentence
        == "Item 6 Early Help has no paper. Mark it “to follow”, or it goes out without one."
    )
    assert (found[0].is_blocking, found[0].place) == (False, FindingPlace.PAPERS)
    assert not any("Education Performance" in each or "Safeguarding" in each for each in sentences(office))


def test_what_a_report_lacks_is_named_with_its_item(office):
    assert "Item 2 Fostering Services: Fin has not signed off." in sentences(office)


def test_an_exempt_item_before_the_resolution_is_named_and_one_behind_it_is_not(office):
    item_id = office.items["last"]
    agenda.mark_exempt(office.store, WHO, item_id, [3], "It would harm bidding.")
    words = "Item 5 Placement Sufficiency is exempt and stands before the resolution to exclude the public."
    assert words in sentences(office)
    excluding = agenda.add_item(
        office.store, WHO, office.meeting_id, "Exempt Business", after_id=office.items["safeguarding"]
    )
    with office.store.edit("Resolve to exclude", WHO) as session:
        from db.tables.agenda import AgendaItem

        session.get_one(AgendaItem, excluding).excludes_public = True
    assert not any("before the resolution" in each for each in sentences(office))


def test_an_exempt_appendix_without_its_reason_blocks(office, with_secret):
    with office.store.edit("Lose the reason", WHO) as session:
        from sqlalchemy import update

        from db.tables.reports import Appendix

        session.execute(update(Appendix).values(public_interest_reason=""))
    (found,) = [finding for finding in findings(office) if finding.is_blocking]
    assert (
        found.sentence
        == "Item 5 Placement Sufficiency: “Prices” is exempt without its public-interest reason."
    )
    with pytest.raises(NotReady, match="without its public-interest reason"):
        publishing.prepare(office.store, office.meeting_id, LAST_DAY)


def test_a_meeting_without_time_or_place_cannot_be_given_notice_of(office):
    meetings.update_meeting(office.store, WHO, office.meeting_id, starts_at=None, venue="")
    blocking = [finding for finding in findings(office) if finding.is_blocking]
    assert [each.sentence for each in blocking] == [
        "The meeting has no time yet; the notice must say when it begins.",
        "The meeting has no place yet; the notice must say where it is held.",
    ]
    assert findings(office)[:2] == tuple(blocking), "what blocks comes first"
    with pytest.raises(NotReady, match="no time yet"):
        publishing.prepare(office.store, office.meeting_id, LAST_DAY)


def test_an_empty_agenda_is_not_published(office):
    for item in agenda.list_items(office.store, office.meeting_id):
        agenda.remove_item(office.store, WHO, item.id)
    agenda.add_item(office.store, WHO, office.meeting_id, "Part I", kind=ItemKind.HEADING)
    with pytest.raises(NotReady, match="nothing on the agenda"):
        publishing.prepare(office.store, office.meeting_id, LAST_DAY)


def test_what_is_published_cancelled_or_held_is_not_published(office):
    office.publish()
    with pytest.raises(NotReady, match="published already"):
        publishing.prepare(office.store, office.meeting_id, LAST_DAY)
    assert any("published already" in each for each in sentences(office))
    office.store.undo(WHO)
    meetings.cancel_meeting(office.store, WHO, office.meeting_id, "Election")
    with pytest.raises(NotReady, match="is cancelled"):
        publishing.prepare(office.store, office.meeting_id, LAST_DAY)


def test_a_background_paper_that_is_exempt_without_reason_is_found_too(office):
    report = reports.get_report(office.store, office.items["last"])
    paper_id = appendices.add_background_paper(office.store, WHO, report.id, "Bids")
    with office.store.edit("Mark it", WHO) as session:
        from db.tables.reports import BackgroundPaper

        session.get_one(BackgroundPaper, paper_id).exempt_paragraphs = "3"
    assert any("“Bids” is exempt without" in each for each in sentences(office))
