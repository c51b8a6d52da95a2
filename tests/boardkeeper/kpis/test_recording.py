from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis import Unit
from boardkeeper.kpis.recording import worked_out
from db.tables.imports import Import, ImportKind
from db.tables.kpis import Observation

WHO = "Ann Smith"
OTHER = "Jean Kelly"
AT = datetime.fromisoformat("2019-09-02T09:30")


def figure(desk, kpi_id, period="2019-06"):
    return next(each for each in kpis.get_kpi(desk.store, kpi_id).figures if each.period == period)


def test_a_figure_typed_in_names_who_wrote_it_and_when(desk, monkeypatch):
    monkeypatch.setattr("boardkeeper.clock.current_instant", lambda: AT)
    kpi_id = desk.add_kpi("Re-referrals", {})
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", value=Decimal("31.4"), note="by telephone")
    written = figure(desk, kpi_id)
    assert (written.shown, written.source_note, written.source) == ("31.4%", "by telephone", None)
    assert (written.written_by, written.written_at, written.was) == (WHO, "2019-09-02 09:30", ())


def test_a_figure_is_worked_out_from_its_fraction(desk):
    kpi_id = desk.add_kpi("Re-referrals", {})
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", numerator=Decimal(45), denominator=Decimal(418))
    assert (figure(desk, kpi_id).shown, figure(desk, kpi_id).fraction) == ("10.8%", "45 of 418")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit.PERCENT, Decimal(25)),
        (Unit.RATE, Decimal(2500)),
        (Unit.RATIO, Decimal("0.25")),
        (Unit.COUNT, None),
        (Unit.MONEY, None),
    ],
)
def test_what_a_fraction_comes_to_hangs_on_the_unit(unit, expected):
    assert worked_out(unit, Decimal(1), Decimal(4)) == expected
    assert worked_out(unit, Decimal(1), Decimal(0)) is None


@given(below=st.integers(1, 10**6), above=st.integers(0, 10**6))
def test_a_percentage_worked_out_times_its_denominator_is_its_numerator(above, below):
    value = worked_out(Unit.PERCENT, Decimal(above), Decimal(below))
    assert value is not None
    assert round(value * below / 100) == above


def test_a_figure_written_again_keeps_what_it_was_with_its_author(desk, monkeypatch):
    kpi_id = desk.add_kpi("Re-referrals", {})
    kpis.record_figure(desk.store, OTHER, kpi_id, "2019-06", value=Decimal("31.5"))
    monkeypatch.setattr("boardkeeper.clock.current_instant", lambda: AT)
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", value=Decimal("31.4"))
    now = figure(desk, kpi_id)
    (was,) = now.was
    assert (now.shown, was.shown, was.written_by) == ("31.4%", "31.5%", OTHER)
    assert (was.replaced_by, was.replaced_at) == (WHO, "2019-09-02 09:30")
    desk.store.undo(WHO)
    assert (figure(desk, kpi_id).shown, figure(desk, kpi_id).was) == ("31.5%", ())
    desk.store.redo(WHO)
    assert figure(desk, kpi_id).was == (was,)


def test_the_same_figure_written_again_changes_nothing(desk):
    kpi_id = desk.add_kpi("Re-referrals", {})
    kpis.record_figure(desk.store, OTHER, kpi_id, "2019-06", value=Decimal("31.4"))
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", value=Decimal("31.4"))
    assert (figure(desk, kpi_id).written_by, figure(desk, kpi_id).was) == (OTHER, ())


def test_a_new_note_beside_the_same_figure_is_no_restatement(desk):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.4"})
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", value=Decimal("31.4"), note="provisional")
    assert (figure(desk, kpi_id).source_note, figure(desk, kpi_id).was) == ("provisional", ())


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "There is no figure for Jun-19"),
        ({"numerator": Decimal(1)}, "Half a fraction"),
        ({"withheld": "c", "value": Decimal(1)}, "both be withheld and have a figure"),
        ({"numerator": Decimal(1), "denominator": Decimal(0)}, "There is no figure for Jun-19"),
    ],
)
def test_what_is_no_figure_is_refused_and_nothing_is_written(desk, facts, sentence):
    kpi_id = desk.add_kpi("Re-referrals", {})
    with pytest.raises(UserError, match=sentence):
        kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", **facts)
    assert kpis.get_kpi(desk.store, kpi_id).figures == ()


def test_a_period_that_is_none_is_refused_with_how_to_write_one(desk):
    kpi_id = desk.add_kpi("Re-referrals", {})
    with pytest.raises(UserError, match="“June” is not a period") as caught:
        kpis.record_figure(desk.store, WHO, kpi_id, "June", value=Decimal(1))
    assert "2019-06" in caught.value.next_step


def test_a_withheld_figure_keeps_its_mark(desk):
    kpi_id = desk.add_kpi("Re-referrals", {})
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", withheld="c")
    assert (figure(desk, kpi_id).shown, figure(desk, kpi_id).value) == ("c", None)


def test_a_figure_taken_out_comes_back_with_what_it_was(desk):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.5"})
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", value=Decimal("31.4"))
    before = kpis.get_kpi(desk.store, kpi_id).figures
    kpis.remove_figure(desk.store, WHO, kpi_id, "2019-06")
    assert kpis.get_kpi(desk.store, kpi_id).figures == ()
    desk.store.undo(WHO)
    assert kpis.get_kpi(desk.store, kpi_id).figures == before
    with pytest.raises(UserError, match="There is no figure of May-19"):
        kpis.remove_figure(desk.store, WHO, kpi_id, "2019-05")


def restate(desk, kpi_id, cell, **values):
    """What an import does with a figure that is there already."""
    with desk.store.edit("Import KPIs", OTHER) as session:
        digest = "0" * 64
        from db.tables.imports import Blob

        if session.get(Blob, digest) is None:
            session.add(Blob(hash=digest, size=1, media_type="x", content=b"x"))
            session.flush()
        origin = Import(
            board_id=desk.board_id,
            kind=ImportKind.KPIS,
            file_name="kpis.xlsx",
            blob_hash=digest,
            made_at=AT,
            made_by=OTHER,
        )
        session.add(origin)
        session.flush()
        row = session.query(Observation).filter_by(kpi_id=kpi_id).one()
        values |= {"source_sheet": "KPIs", "source_cell": cell}
        return kpis.restate_into(session, row, values, OTHER, origin, datetime.now(UTC).replace(tzinfo=None))


def test_an_imported_figure_that_says_otherwise_keeps_the_old_one_with_its_cell(desk):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.0"})
    assert restate(desk, kpi_id, "D4", value=Decimal("31.4"))
    assert restate(desk, kpi_id, "E4", value=Decimal("31.6"))
    now = figure(desk, kpi_id)
    assert (now.shown, now.source.cell, now.written_by) == ("31.6%", "E4", "")
    assert [(was.shown, was.source.cell if was.source else None) for was in now.was] == [
        ("31.4%", "D4"),
        ("31.0%", None),
    ]


def test_the_same_figure_from_another_cell_is_no_restatement(desk):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.4"})
    assert not restate(desk, kpi_id, "D4", value=Decimal("31.40"))
    assert (figure(desk, kpi_id).source.cell, figure(desk, kpi_id).was) == ("D4", ())


def test_a_figure_typed_over_an_imported_one_keeps_the_cell_of_what_it_was(desk):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.0"})
    restate(desk, kpi_id, "D4", value=Decimal("31.4"))
    kpis.record_figure(desk.store, WHO, kpi_id, "2019-06", value=Decimal("31.9"))
    now = figure(desk, kpi_id)
    assert (now.source, now.written_by, now.was[0].source.cell) == (None, WHO, "D4")
