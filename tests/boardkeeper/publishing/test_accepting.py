"""What the checks found may stay as it is when somebody says why; what blocks may not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper import kpis, meetings, publishing
from boardkeeper.agenda import PaperKind, update_item
from boardkeeper.errors import UserError
from boardkeeper.publishing import FindingPlace
from tests.boardkeeper.publishing.conftest import LAST_DAY, WHO, Office

UNSIGNED = "Item 2 Fostering Services: Fin has not signed off."
REASON = "The section 151 officer signs at the meeting."


def sentences(office: Office) -> list[str]:
    return [each.sentence for each in publishing.pack_checks(office.store, office.meeting_id).findings]


def test_the_checks_of_a_pack_are_those_of_its_publication(office: Office) -> None:
    ready = publishing.readiness(office.store, office.meeting_id, LAST_DAY)
    assert publishing.pack_checks(office.store, office.meeting_id).findings == ready.findings
    office.publish()
    assert UNSIGNED in sentences(office), "what is published is looked at for the supplement"
    assert not any("published already" in each for each in sentences(office))


def test_an_accepted_finding_is_not_said_again_and_keeps_who_and_why(office: Office) -> None:
    publishing.accept_finding(office.store, WHO, office.meeting_id, UNSIGNED, f"  {REASON}\n")
    checks = publishing.pack_checks(office.store, office.meeting_id)
    assert UNSIGNED not in sentences(office)
    (accepted,) = checks.accepted
    assert (accepted.sentence, accepted.reason, accepted.accepted_by) == (UNSIGNED, REASON, WHO)
    assert accepted.is_found
    ready = publishing.readiness(office.store, office.meeting_id, LAST_DAY)
    assert UNSIGNED not in [each.sentence for each in ready.findings]


def test_one_step_of_undo_takes_it_back_and_so_does_whoever_wants_it_checked_again(office: Office) -> None:
    publishing.accept_finding(office.store, WHO, office.meeting_id, UNSIGNED, REASON)
    office.store.undo(WHO)
    assert UNSIGNED in sentences(office)
    office.store.redo(WHO)
    publishing.take_acceptance_back(office.store, WHO, office.meeting_id, UNSIGNED)
    assert UNSIGNED in sentences(office)
    with pytest.raises(UserError, match="not accepted"):
        publishing.take_acceptance_back(office.store, WHO, office.meeting_id, UNSIGNED)


@pytest.mark.parametrize(
    ("sentence", "reason", "refusal"),
    [
        (UNSIGNED, " \n", "needs a reason"),
        (UNSIGNED, "x" * 1_001, "too long"),
        ("Item 9 is red.", REASON, "do not find that any more"),
    ],
)
def test_nothing_is_accepted_without_a_reason_or_without_a_finding(
    office: Office, sentence: str, reason: str, refusal: str
) -> None:
    with pytest.raises(UserError, match=refusal):
        publishing.accept_finding(office.store, WHO, office.meeting_id, sentence, reason)
    assert publishing.pack_checks(office.store, office.meeting_id).accepted == ()


def test_what_blocks_publication_cannot_be_accepted(office: Office) -> None:
    meetings.update_meeting(office.store, WHO, office.meeting_id, venue="")
    blocking = next(
        each for each in publishing.pack_checks(office.store, office.meeting_id).findings if each.is_blocking
    )
    with pytest.raises(UserError, match="must be put right"):
        publishing.accept_finding(office.store, WHO, office.meeting_id, blocking.sentence, REASON)


def test_a_second_reason_waits_until_the_first_is_taken_back(office: Office) -> None:
    publishing.accept_finding(office.store, WHO, office.meeting_id, UNSIGNED, REASON)
    with pytest.raises(UserError, match="accepted already"):
        publishing.accept_finding(office.store, WHO, office.meeting_id, UNSIGNED, "Another.")


def test_a_finding_that_says_something_else_now_is_asked_about_again(office: Office) -> None:
    publishing.accept_finding(office.store, WHO, office.meeting_id, UNSIGNED, REASON)
    update_item(office.store, WHO, office.items["fostering"], title="Fostering and Adoption")
    assert "Item 2 Fostering and Adoption: Fin has not signed off." in sentences(office)
    (accepted,) = publishing.pack_checks(office.store, office.meeting_id).accepted
    assert not accepted.is_found


def test_a_typed_number_shows_the_sum_that_it_contradicts_and_its_paragraph(office: Office) -> None:
    kpi_id = kpis.add_kpi(office.store, WHO, office.board_id, "Re-referrals within 12 months")
    kpis.record_figure(
        office.store,
        WHO,
        kpi_id,
        "2019-06",
        value=Decimal("31.4"),
        numerator=Decimal(45),
        denominator=Decimal(143),
    )
    office.write(office.items["fostering"], "Re-referrals were 33.5% in June 2019.")
    found = next(
        each
        for each in publishing.pack_checks(office.store, office.meeting_id).findings
        if "is typed" in each.sentence
    )
    assert found.arithmetic == "45 of 143 is 31.4%"
    assert found.part_id
    assert found.place is FindingPlace.PAPERS


def test_a_figure_of_the_performance_report_that_cannot_be_right_is_found_with_its_sum(
    office: Office,
) -> None:
    kpi_id = kpis.add_kpi(office.store, WHO, office.board_id, "Visits in time")
    kpis.record_figure(
        office.store,
        WHO,
        kpi_id,
        "2019-06",
        value=Decimal("90.0"),
        numerator=Decimal(45),
        denominator=Decimal(143),
    )
    assert not any("Visits in time" in each for each in sentences(office))
    update_item(office.store, WHO, office.items["last"], paper=PaperKind.KPIS)
    found = next(
        each
        for each in publishing.pack_checks(office.store, office.meeting_id).findings
        if "Visits in time" in each.sentence
    )
    assert (found.place, found.part_id, found.is_blocking) == (FindingPlace.FIGURES, kpi_id, False)
    assert "45" in found.arithmetic
    assert "143" in found.arithmetic


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_accepted_and_taken_back_nothing_that_was_found_is_lost(
    office: Office, data: st.DataObject
) -> None:
    checks = publishing.pack_checks(office.store, office.meeting_id)
    every = {each.sentence for each in checks.findings} | {each.sentence for each in checks.accepted}
    accepted = {each.sentence for each in checks.accepted}
    sentence = data.draw(st.sampled_from(sorted(every)))
    if sentence in accepted:
        publishing.take_acceptance_back(office.store, WHO, office.meeting_id, sentence)
    else:
        publishing.accept_finding(office.store, WHO, office.meeting_id, sentence, "It is known.")
    now = publishing.pack_checks(office.store, office.meeting_id)
    open_now = {each.sentence for each in now.findings}
    accepted_now = {each.sentence for each in now.accepted}
    assert open_now | accepted_now == every
    assert not open_now & accepted_now
