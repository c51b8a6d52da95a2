from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boardkeeper import boards, imports, kpis
from boardkeeper.errors import UserError
from boardkeeper.imports import ImportKind
from boardkeeper.imports import kpis as register
from db.tables.imports import Blob, Import
from db.tables.kpis import KpiEvent, Observation

WHO = "Ann Smith"
HEAD = ["Indicator", date(2019, 4, 1), date(2019, 5, 1), date(2019, 6, 1), "2019/20 Target"]
ROWS = [
    HEAD,
    ["Re-referrals within 12 months (YTD)", 0.377, 0.322, 0.314, 0.25],
    ["Number of children who came back", "45/119", "38/118", "37/118", None],
    ["Children's plans – reviewed by the O'Neill team", 0.9, 0.91, 0.92, "Monitor only"],
]


@pytest.fixture
def june(saved):
    return saved("june.xlsx", {"Front door": ROWS})


def figures(desk, name="Re-referrals"):
    return {figure.period: figure.value for figure in kpis.find_kpi(desk.store, desk.board_id, name).figures}


def test_a_workbook_becomes_one_step_with_figures_fractions_targets_and_cells(desk, bring_in, june):
    counts = bring_in("kpis", june)
    assert (counts.changed, counts.same, desk.labels()) == (0, 0, ["Import KPIs from june.xlsx"])
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-referrals")
    assert found.is_year_to_date
    latest = found.latest
    assert (latest.period, latest.value, latest.fraction, latest.target) == (
        "2019-06",
        Decimal("31.4"),
        "37 of 118",
        Decimal(25),
    )
    assert (latest.source.file, latest.source.sheet, latest.source.cell, latest.source.fraction_cell) == (
        "june.xlsx",
        "Front door",
        "D2",
        "D3",
    )
    assert latest.source.imported_by == WHO


def test_names_with_apostrophes_come_and_are_found(desk, bring_in, june):
    bring_in("kpis", june)
    found = kpis.find_kpi(desk.store, desk.board_id, "O'Neill")
    assert found.name == "Children's plans – reviewed by the O'Neill team"
    assert (found.latest.target, found.latest.target_written) == (None, "Monitor only")


def test_importing_again_writes_nothing_not_even_a_step(desk, bring_in, june, everything):
    new = bring_in("kpis", june).new
    before, steps = everything(desk.store), desk.labels()
    again = bring_in("kpis", june)
    assert (again.new, again.changed, again.same) == (0, 0, new)
    assert (everything(desk.store), desk.labels()) == (before, steps)


def test_a_restated_figure_is_a_change_and_undo_gives_the_old_one_back(desk, bring_in, june, saved):
    bring_in("kpis", june)
    restated = [HEAD, ["Re-referrals within 12 months (YTD)", 0.377, 0.33, 0.314, 0.25]]
    path = saved("restated.xlsx", {"Front door": restated})
    read = imports.read_workbook_as(ImportKind.KPIS, path)
    preview = imports.preview_import(desk.store, desk.board_id, read)
    (line,) = [line for line in preview.lines if line.kind is imports.LineKind.CHANGED]
    assert (line.title, line.cell) == ("Re-referrals within 12 months (YTD), May-19", "C2")
    change = line.changes[0]
    assert (change.field, change.before, change.after) == ("value", "32.2", "33.0")
    imports.apply_import(desk.store, WHO, preview)
    assert figures(desk)["2019-05"] == Decimal(33)
    desk.store.undo(WHO)
    assert figures(desk)["2019-05"] == Decimal("32.2")
    latest = kpis.find_kpi(desk.store, desk.board_id, "Re-ref").figures[1]
    assert (latest.source.file, latest.fraction) == ("june.xlsx", "38 of 118")


def test_a_restated_history_is_taken_whole_and_only_that(desk, bring_in, june, saved):
    bring_in("kpis", june)
    restated = [HEAD, ["Re-referrals within 12 months (YTD)", 0.37, 0.32, 0.31, 0.25]]
    counts = bring_in("kpis", saved("restated.xlsx", {"Front door": restated}))
    assert (counts.new, counts.changed) == (0, 3)
    assert figures(desk) == {"2019-04": Decimal(37), "2019-05": Decimal(32), "2019-06": Decimal(31)}
    assert figures(desk, "O'Neill")["2019-06"] == Decimal(92)


def test_a_new_month_adds_one_figure_and_leaves_the_others(desk, bring_in, june, saved):
    bring_in("kpis", june)
    july = [
        ["Indicator", date(2019, 5, 1), date(2019, 6, 1), date(2019, 7, 1)],
        ["Re-referrals within 12 months (YTD)", 0.322, 0.314, 0.301],
    ]
    counts = bring_in("kpis", saved("july.xlsx", {"Front door": july}))
    assert (counts.new, counts.changed) == (1, 0)
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-ref")
    assert [(figure.period, figure.source.file) for figure in found.figures] == [
        ("2019-04", "june.xlsx"),
        ("2019-05", "june.xlsx"),
        ("2019-06", "june.xlsx"),
        ("2019-07", "july.xlsx"),
    ]
    assert found.figures[2].fraction == "37 of 118", "a workbook without fractions says nothing against them"


def test_a_blank_in_a_later_workbook_wipes_nothing_out(desk, bring_in, june, saved):
    bring_in("kpis", june)
    gap = [HEAD, ["Re-referrals within 12 months (YTD)", 0.377, None, 0.314, None]]
    counts = bring_in("kpis", saved("gap.xlsx", {"Front door": gap}))
    assert (counts.new, counts.changed) == (0, 0)
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-ref")
    assert found.figures[1].value == Decimal("32.2")
    assert found.latest.target == Decimal(25)


def test_one_period_alone_is_taken_when_asked_for(desk, bring_in, june):
    bring_in("kpis", june, period="2019-05")
    assert figures(desk) == {"2019-05": Decimal("32.2")}
    with pytest.raises(UserError, match=r"“june\.xlsx” has no figures for Jan-25"):
        bring_in("kpis", june, period="2025-01")
    counts = bring_in("kpis", june)
    assert counts.changed == 0
    assert len(figures(desk)) == 3


def test_the_file_is_kept_once_however_often_it_is_brought_in(desk, bring_in, june):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    first = bring_in("kpis", june)
    second = bring_in("kpis", june, board_id=other)
    assert first == second
    with desk.store.read() as session:
        (blob,) = session.query(Blob).all()
        assert blob.content == june.read_bytes()
        assert {origin.board_id for origin in session.query(Import)} == {desk.board_id, other}
    kept = imports.kept_workbook(desk.store, blob.hash)
    assert (kept.file_name, kept.kind, kept.content) == ("june.xlsx", ImportKind.KPIS, june.read_bytes())
    with pytest.raises(UserError, match="not kept in this file"):
        imports.kept_workbook(desk.store, "0" * 64)


def test_the_same_workbook_in_two_boards_is_judged_by_each(desk, bring_in, june):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    bring_in("kpis", june)
    bring_in("kpis", june, board_id=other)
    here = kpis.find_kpi(desk.store, desk.board_id, "Re-ref")
    kpis.set_kpi(desk.store, WHO, here.id, polarity=kpis.Polarity.LOWER)
    assert kpis.find_kpi(desk.store, desk.board_id, "Re-ref").latest.rag == "R"
    assert kpis.find_kpi(desk.store, other, "Re-ref").latest.rag is None


def test_polarity_is_proposed_by_name_and_taken_only_as_confirmed(desk, june):
    read = imports.read_workbook_as(ImportKind.KPIS, june)
    preview = imports.preview_import(desk.store, desk.board_id, read)
    assert [(each.name, each.polarity) for each in preview.proposals] == [
        ("Re-referrals within 12 months (YTD)", "lower")
    ]
    assert len(preview.unjudged) == 2
    said = {"RE-REFERRALS within 12 months (ytd)": kpis.Polarity.LOWER}
    imports.apply_import(desk.store, WHO, preview, said)
    found = {kpi.name[:5]: kpi.polarity for kpi in kpis.list_kpis(desk.store, desk.board_id).rows}
    assert found == {"Re-re": kpis.Polarity.LOWER, "Child": None}
    assert imports.preview_import(desk.store, desk.board_id, read).proposals == ()


def test_figures_typed_in_meanwhile_are_compared_again_when_it_is_written(desk, june):
    read = imports.read_workbook_as(ImportKind.KPIS, june)
    stale = imports.preview_import(desk.store, desk.board_id, read)
    imports.apply_import(desk.store, WHO, stale)
    again = imports.apply_import(desk.store, WHO, stale)
    assert (again.new, again.changed) == (0, 0)
    assert desk.labels() == ["Import KPIs from june.xlsx"]


def test_nothing_is_kept_when_the_writing_fails_half_way(desk, june, monkeypatch, everything):
    read = imports.read_workbook_as(ImportKind.KPIS, june)
    preview = imports.preview_import(desk.store, desk.board_id, read)
    before, written = everything(desk.store), []
    write_one = register._write_one

    def write_three_and_fail(session, *args):
        if len(written) == 3:
            session.flush()
            raise OSError("the stick was pulled out")
        written.append(1)
        write_one(session, *args)

    monkeypatch.setattr(register, "_write_one", write_three_and_fail)
    with pytest.raises(OSError, match="the stick was pulled out"):
        imports.apply_import(desk.store, WHO, preview)
    assert len(written) == 3
    assert everything(desk.store) == before
    with desk.store.read() as session:
        assert session.query(Blob).count() == 0
    assert desk.store.verify().is_clean
    monkeypatch.undo()
    assert imports.apply_import(desk.store, WHO, preview).new == preview.counts.new


def test_the_heading_over_the_months_splits_the_series(desk, bring_in, saved):
    rows = [
        ["Indicator", "Pre Ofsted Visit", None, "Post Ofsted Visit", None],
        [None, "Apr-18", "May-18", "Jun-18", "Jul-18"],
        ["Re-referrals %", "31.0%", "32.0%", "33.0%", "34.0%"],
    ]
    bring_in("kpis", saved("split.xlsx", {"S": rows}))
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-ref")
    assert [(each.first_period_after, each.label_before, each.label_after) for each in found.events] == [
        ("2018-06", "Pre Ofsted Visit", "Post Ofsted Visit")
    ]
    with desk.store.read() as session:
        assert session.query(KpiEvent).count() == 1


def test_every_stored_figure_names_its_import(desk, bring_in, june):
    bring_in("kpis", june)
    with desk.store.read() as session:
        assert session.query(Observation).filter(Observation.import_id.is_(None)).count() == 0


@pytest.mark.parametrize("written", ["2019-06", "Jun-19", "June 2019", " 2019-06 "])
def test_a_period_is_read_as_people_write_it(written):
    assert imports.read_period(written) == "2019-06"


def test_a_period_that_is_none_is_refused_with_an_example():
    assert imports.read_period(None) is None
    with pytest.raises(UserError, match=r"“soon” is not a period\. Write it like --period 2019-06\."):
        imports.read_period("soon")
