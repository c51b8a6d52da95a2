"""Two months of the officer who must show what moved: the data set is read, judged, and the next one comes with a key."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from boardkeeper.kpis import KpiView
from tests.journeys.test_figures import apply, bring_in, kpis_shown, make_board
from tests.journeys.visitor import Visitor
from tests.plymouth_workbook import plymouth

REFERRALS = "Re-referrals within 12 months (YTD)"


def _shown(visitor: Visitor, name: str) -> tuple[str, str, str]:
    latest = kpis_shown(visitor)[name].latest
    assert latest is not None
    return latest.period, latest.shown, latest.rag.value if latest.rag else ""


def _of(visitor: Visitor, name: str) -> KpiView:
    return kpis_shown(visitor)[name]


def test_the_next_data_set_asks_nothing_and_what_was_restated_keeps_its_old_figure(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_board(visitor, tmp_path / "scrutiny.board")
    bring_in(visitor, plymouth(tmp_path / "kpis-2019-06.xlsx", 15), monkeypatch)
    visitor.click(visitor.page.understood.directions.accept_all)
    apply(visitor, "kpis")
    assert _shown(visitor, REFERRALS) == ("2019-06", "31.4%", "R")
    assert _of(visitor, REFERRALS).numerator_name

    july = plymouth(tmp_path / "kpis-2019-07.xlsx", 16, restated=Decimal("0.301"))
    bring_in(visitor, july, monkeypatch)
    assert visitor.page.preview.open_questions == 0
    assert visitor.page.preview.unjudged == ()
    assert visitor.page.preview.counts.changed == 1
    apply(visitor, "kpis")
    assert _shown(visitor, REFERRALS) == ("2019-07", "31.5%", "R")
    april = next(figure for figure in _of(visitor, REFERRALS).figures if figure.period == "2018-04")
    assert (april.shown, [was.shown for was in april.was]) == ("30.1%", ["29.7%"])
    assert (april.source.file, april.was[0].source.file) == ("kpis-2019-07.xlsx", "kpis-2019-06.xlsx")

    visitor.page.reveal(_of(visitor, REFERRALS).id)
    visitor.settle()
    visitor.page.open_figure(april)
    visitor.settle()
    assert visitor.page.source.isVisible()

    visitor.keys("Ctrl+Z", visitor.page.panel.view)
    visitor.until(lambda: _shown(visitor, REFERRALS)[0] == "2019-06")
    visitor.settle()
    before = next(figure for figure in _of(visitor, REFERRALS).figures if figure.period == "2018-04")
    assert (before.shown, before.was) == ("29.7%", ())
    visitor.keys("Ctrl+Shift+Z", visitor.page.panel.view)
    visitor.until(lambda: _shown(visitor, REFERRALS)[0] == "2019-07")
    visitor.settle()
