from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.contradictions import Contradiction, Standing, contradictions, is_moving_the_wrong_way
from boardkeeper.rules.milestones import MilestoneStatus
from boardkeeper.rules.rag import Rag
from boardkeeper.rules.travel import Travel

WORSE, BETTER, SAME = Travel.WORSE, Travel.BETTER, Travel.SAME
STANDINGS = st.builds(
    Standing, st.sampled_from([*Rag, None]), st.lists(st.sampled_from([*Travel, None]), max_size=4).map(tuple)
)


@pytest.mark.parametrize(
    ("rag", "travels", "is_wrong"),
    [
        (Rag.AMBER, (WORSE,), True),
        (Rag.AMBER, (BETTER,), False),
        (Rag.GREEN, (BETTER, WORSE), False),
        (Rag.GREEN, (WORSE, WORSE), True),
        (None, (WORSE, WORSE), True),
        (None, (WORSE,), False),
        (Rag.AMBER, (WORSE, SAME), False),
        (Rag.AMBER, (WORSE, None), False),
        (Rag.AMBER, (), False),
    ],
)
def test_one_step_down_from_a_good_figure_is_wobble(
    rag: Rag | None, travels: tuple[Travel | None, ...], is_wrong: bool
) -> None:
    assert is_moving_the_wrong_way(Standing(rag, travels)) is is_wrong


@pytest.mark.parametrize(
    ("status", "kpis", "found"),
    [
        ("on track", [Standing(Rag.RED, (BETTER,))], {0: Contradiction.RED}),
        ("complete", [Standing(Rag.GREEN, ()), Standing(Rag.AMBER, (WORSE,))], {1: Contradiction.WRONG_WAY}),
        ("on track", [Standing(Rag.AMBER, (BETTER,))], {}),
        ("off track", [Standing(Rag.GREEN, (SAME,))], {0: Contradiction.ALL_GREEN}),
        ("slight slippage", [Standing(Rag.GREEN, ()), Standing(Rag.AMBER, ())], {}),
        ("off track", [], {}),
        ("not yet due", [Standing(Rag.RED, (WORSE, WORSE))], {}),
    ],
)
def test_a_status_is_contradicted_both_ways(
    status: str, kpis: list[Standing], found: dict[int, Contradiction]
) -> None:
    assert contradictions(MilestoneStatus(status), kpis) == found


@given(st.sampled_from([*MilestoneStatus, None]), st.lists(STANDINGS, max_size=5))
def test_a_milestone_is_never_said_to_do_too_well_and_too_badly_at_once(
    status: MilestoneStatus | None, kpis: list[Standing]
) -> None:
    found = contradictions(status, kpis)
    assert set(found) <= set(range(len(kpis)))
    assert not (Contradiction.ALL_GREEN in found.values() and set(found.values()) - {Contradiction.ALL_GREEN})
    if Contradiction.ALL_GREEN in found.values():
        assert len(found) == len(kpis)
