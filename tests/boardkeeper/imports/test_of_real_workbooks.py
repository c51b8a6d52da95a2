"""The four workbooks of September 2019: every figure in the file against its cell, read with another library."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from decimal import Decimal

import openpyxl
import pytest

from boardkeeper import decisions, imports, kpis, plan, programme
from boardkeeper.boards import find_board
from boardkeeper.imports import ImportKind
from boardkeeper.lists import Wanted
from db.store import Store

WHO = "Ann Smith"
WORKBOOKS = {
    ImportKind.KPIS: "kpis-2019-06.xlsx",
    ImportKind.MILESTONES: "milestones-2019-06.xlsx",
    ImportKind.DECISIONS: "tracking-decisions.xlsx",
    ImportKind.PROGRAMME: "work-programme-2019-20.xlsx",
}
ALL = Wanted(limit=1000)


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "data" / "plymouth-2019"


@pytest.fixture(scope="module")
def read(folder):
    return {kind: imports.read_workbook_as(kind, folder / name) for kind, name in WORKBOOKS.items()}


@pytest.fixture(scope="module")
def store(read, blank_board, tmp_path_factory):
    path = tmp_path_factory.mktemp("real") / "t.board"
    path.write_bytes(blank_board.read_bytes())
    with Store.open(path, WHO) as opened:
        for each in read.values():
            board_id = find_board(opened).id
            imports.apply_import(opened, WHO, imports.preview_import(opened, board_id, each))
        yield opened


@pytest.fixture(scope="module")
def board_id(store):
    return find_board(store).id


@pytest.fixture(scope="module")
def book(folder):
    return openpyxl.load_workbook(folder / WORKBOOKS[ImportKind.KPIS], data_only=True)


def _as_displayed(cell):
    """What a reader of the sheet sees, in per cent where the format says so."""
    if isinstance(cell.value, str):
        return Decimal(re.match(r"[\d.]+", cell.value)[0])
    shown = Decimal(repr(cell.value)) * (100 if "%" in cell.number_format else 1)
    return shown.quantize(Decimal("0.1"))


def _heading(sheet, column):
    top = sheet.cell(4, column).value
    if top is None:
        return "2017/18"
    day = top if isinstance(top, dt.datetime) else dt.datetime.strptime(top, "%b-%y")  # noqa: DTZ007 - a month
    return f"{day:%Y-%m}"


def test_every_figure_stands_in_the_cell_it_names(store, board_id, book):
    stored = {}
    for kpi in kpis.list_kpis(store, board_id).rows:
        for figure in kpi.figures:
            source = figure.source
            cell = book[source.sheet][source.cell]
            stored[source.sheet, source.cell] = figure
            assert figure.value.quantize(Decimal("0.1")) == _as_displayed(cell), (source.sheet, source.cell)
            assert figure.period == _heading(book[source.sheet], cell.column)
            assert source.file == "kpis-2019-06.xlsx"
            assert kpi.name in book[source.sheet].cell(cell.row, 1).value
    assert len(stored) == 192


def test_no_figure_and_no_fraction_of_the_sheets_is_left_behind(store, board_id, book):
    figures = [figure for kpi in kpis.list_kpis(store, board_id).rows for figure in kpi.figures]
    taken = {(each.source.sheet, each.source.cell) for each in figures}
    taken |= {(each.source.sheet, each.source.fraction_cell) for each in figures if each.source.fraction_cell}
    standing = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for line in sheet.iter_rows(min_row=5, min_col=2, max_col=17)
        for cell in line
        if cell.value is not None
    }
    assert taken == standing


def test_every_fraction_stands_in_the_cell_it_names(store, board_id, book):
    fractions = 0
    for kpi in kpis.list_kpis(store, board_id).rows:
        for figure in kpi.figures:
            if figure.numerator is None:
                continue
            fractions += 1
            written = book[figure.source.sheet][figure.source.fraction_cell].value
            numerator, denominator = re.match(r"(\d+)/(\d+)", written).groups()
            assert (figure.numerator, figure.denominator) == (Decimal(numerator), Decimal(denominator))
    assert fractions == 5 * 16


def test_every_target_is_that_of_its_row(store, board_id, book):
    for kpi in kpis.list_kpis(store, board_id).rows:
        source = kpi.latest.source
        cell = book[source.sheet].cell(book[source.sheet][source.cell].row, 18)
        if isinstance(cell.value, str):
            assert (kpi.latest.target, kpi.latest.target_written) == (None, cell.value)
        elif cell.value is None:
            assert (kpi.latest.target, kpi.latest.target_written) == (None, "")
        else:
            assert kpi.latest.target == _as_displayed(cell)
        assert all(figure.target is None for figure in kpi.figures if figure.period < "2019-04")


def test_the_series_are_split_where_the_inspectors_came(store, board_id):
    after = {kpi.latest.source.sheet: kpi.events for kpi in kpis.list_kpis(store, board_id).rows}
    assert {sheet: [event.first_period_after for event in events] for sheet, events in after.items()} == {
        "1 Strategy discussions": ["2018-11"],
        "2 Written plans": ["2018-11"],
        "3 Placements": ["2018-11"],
        "5 Care leavers": ["2018-12"],
    }


def test_22_milestones_9_decisions_and_37_topics_are_as_the_workbooks_say(store, board_id, folder):
    today = dt.date(2019, 9, 11)
    found = plan.list_milestones(store, board_id, ALL).rows
    assert Counter(each.status.value for each in found) == {
        "on track": 17,
        "slight slippage": 4,
        "not yet due": 1,
    }
    tracked = decisions.list_decisions(store, board_id, today, ALL).rows
    topics = programme.list_programme(store, board_id, ALL).rows
    assert (len(found), len(tracked), len(topics)) == (22, 9, 37)
    late = {each.minute_title: each.overdue_days for each in tracked if each.overdue_days}
    assert late["The Oracy Project"] == 164
    assert late["Number of Children in Care – verbal update"] == 42
    for rows, name, attribute in [
        (found, WORKBOOKS[ImportKind.MILESTONES], "text"),
        (tracked, WORKBOOKS[ImportKind.DECISIONS], "text"),
        (topics, WORKBOOKS[ImportKind.PROGRAMME], "topic"),
    ]:
        sheet = openpyxl.load_workbook(folder / name).worksheets[0]
        for row in rows:
            written = sheet[row.source_cell].value
            assert getattr(row, attribute).split() == written.split(), row.source_cell


def test_what_was_put_on_the_work_programme_is_not_complete_until_it_was_heard(store, board_id):
    tracked = decisions.list_decisions(store, board_id, dt.date(2019, 9, 11), ALL).rows
    added = [each for each in tracked if "added to" in each.progress.casefold()]
    assert len(added) >= 5
    assert {each.status.value for each in added} == {"in progress"}


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_second_import_of_each_writes_nothing(store, board_id, read, kind):
    steps = len(store.history())
    preview = imports.preview_import(store, board_id, read[kind])
    assert imports.apply_import(store, WHO, preview).new == 0
    assert (preview.counts.new, preview.counts.changed, len(store.history())) == (0, 0, steps)


def _without_format(cell):
    cell.number_format = "General"


def _as_written_per_cent(cell):
    if "%" in cell.number_format:
        cell.value = round(cell.value * 100, 1)
    cell.number_format = "0.0"


def _as_text(cell):
    is_percent = "%" in cell.number_format
    cell.value = f"{cell.value * 100:.1f}%" if is_percent else f"{cell.value:.1f}"


@pytest.mark.parametrize("change", [_without_format, _as_written_per_cent, _as_text])
def test_the_same_figures_are_read_however_their_percentages_are_kept(read, folder, tmp_path, change):
    changed = openpyxl.load_workbook(folder / WORKBOOKS[ImportKind.KPIS])
    for sheet in changed:
        sheet.title = f"{sheet.title} (copy)"
        for line in sheet.iter_rows(min_row=5, min_col=2):
            for cell in line:
                if isinstance(cell.value, int | float):
                    change(cell)
    changed._sheets.reverse()
    changed.save(tmp_path / "changed.xlsx")
    found = imports.read_workbook_as(ImportKind.KPIS, tmp_path / "changed.xlsx")

    def figures(reading):
        return {
            (row.name, each.period): (row.unit, each.value, each.numerator, each.denominator)
            for row in reading.rows
            for each in row.observations
        }

    assert found.refused == ()
    assert figures(found) == figures(read[ImportKind.KPIS])


def test_fractions_are_not_given_to_another_percentage_when_their_own_is_hidden(folder, tmp_path):
    changed = openpyxl.load_workbook(folder / WORKBOOKS[ImportKind.KPIS])
    changed["5 Care leavers"].row_dimensions[5].hidden = True
    changed.save(tmp_path / "hidden.xlsx")
    found = imports.read_workbook_as(ImportKind.KPIS, tmp_path / "hidden.xlsx")
    (row,) = [each for each in found.rows if each.sheet == "5 Care leavers"]
    assert row.name == "% Care Leavers in Suitable Accommodation"
    assert (row.observations[0].numerator, row.observations[0].denominator) == (Decimal(172), Decimal(200))
    assert [refusal.cell for refusal in found.refused] == ["A6"]
