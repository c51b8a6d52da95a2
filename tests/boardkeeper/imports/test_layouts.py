"""A table of figures put right by a person: column by column, and remembered by the workbook’s shape."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper import imports, kpis
from boardkeeper.errors import UserError
from boardkeeper.imports import (
    LEFT_OUT,
    NEW,
    CellRole,
    ColumnKind,
    ColumnMeaning,
    ImportKind,
    Origin,
    SaidOfKpis,
    Scale,
    TableLayout,
    WrittenAnswers,
)
from boardkeeper.imports.said_kpis import as_text, from_text

WHO = "Ann Smith"
ROWS = [
    ["Scorecard"],
    ["What we count", "Ours 2018/19", "Apr-19", "May-19", "Goal"],
    ["Re-referrals %", 0.28, 0.31, 0.32, 0.25],
    ["Care leavers in EET %", 0.53, 0.55, 0.56, 0.65],
]


@pytest.fixture
def scorecard(saved):
    return lambda name="june.xlsx", rows=ROWS: saved(name, {"Scores": rows})


def understood(path, said=None):
    book = imports.open_workbook_as(ImportKind.KPIS, path)
    return book, imports.understand_as(book, ImportKind.KPIS, None, None, said or SaidOfKpis())


def brought(desk, path, said=None, **written):
    """As a command brings it in: what is remembered, then what is written."""
    book = imports.open_workbook_as(ImportKind.KPIS, path)
    known = said or imports.known_figures(book, imports.recall(desk.store, desk.board_id))
    told = imports.say_written(desk.store, desk.board_id, book, known, WrittenAnswers(**written), "")
    read = imports.understand_as(book, ImportKind.KPIS, None, None, told)
    preview = imports.preview_import(desk.store, desk.board_id, read)
    imports.apply_import(desk.store, WHO, preview)
    return preview


def test_the_heads_of_a_sheet_say_what_its_columns_hold(scorecard):
    _, read = understood(scorecard())
    (layout,) = read.layouts
    heads = imports.head_titles(layout)
    assert (heads[1], heads[3], heads[4]) == ("Names", "Apr-19", "May-19")
    assert imports.layout_at(read.layouts, "Scores", 3, 4) is layout
    assert imports.layout_at(read.layouts, "Elsewhere") is None


def test_a_column_said_to_be_another_thing_is_read_as_that(desk, scorecard):
    book, read = understood(scorecard())
    (layout,) = read.layouts
    said = imports.say_meaning(
        read.said, layout, 5, ColumnMeaning(ColumnKind.BENCHMARK, "2018/19", "England")
    )
    again = imports.understand_as(book, ImportKind.KPIS, None, None, said)
    row = next(row for row in again.rows if row.name.startswith("Re-referrals"))
    assert [(each.comparator, each.year, each.value) for each in row.benchmarks] == [
        ("England", 2018, Decimal(25))
    ]
    assert row.targets == ()


def test_a_column_that_is_not_read_gives_no_figures(scorecard):
    book, read = understood(scorecard())
    said = imports.say_meaning(read.said, read.layouts[0], 3, ColumnMeaning(ColumnKind.NOT_READ))
    again = imports.understand_as(book, ImportKind.KPIS, None, None, said)
    assert "2019-04" not in {each.period for row in again.rows for each in row.observations}


def test_a_row_that_is_not_wanted_is_left_out_and_taken_back(scorecard):
    book, read = understood(scorecard())
    said = imports.say_row_not_read(read.said, read.layouts[0], "Re-referrals %", is_read=False)
    once = imports.understand_as(book, ImportKind.KPIS, None, None, said)
    assert [row.name for row in once.rows] == ["Care leavers in EET %"]
    back = imports.say_row_not_read(once.said, once.layouts[0], once.layouts[0].not_read[0], is_read=True)
    assert len(imports.understand_as(book, ImportKind.KPIS, None, None, back).rows) == 2


def test_what_was_put_right_is_remembered_for_the_month_after(desk, scorecard):
    brought(desk, scorecard(), columns=("England 2018/19=E",))
    july = [
        ROWS[0],
        ["What we count", "Ours 2018/19", "Apr-19", "May-19", "Jun-19", "Goal"],
        ["Re-referrals %", 0.28, 0.31, 0.32, 0.33, 0.25],
        ["Care leavers in EET %", 0.53, 0.55, 0.56, 0.57, 0.65],
    ]
    preview = brought(desk, scorecard("july.xlsx", july))
    assert (preview.counts.new, preview.counts.changed, preview.keeps_columns) == (2, 0, False)
    assert preview.read.said.origin is Origin.REMEMBERED
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-referrals")
    assert [(each.comparator, each.value) for each in found.benchmarks] == [("England", Decimal(25))]
    assert found.latest.value == Decimal(33)


def test_undoing_the_import_forgets_what_was_said_with_the_figures(desk, scorecard):
    brought(desk, scorecard(), columns=("England 2018/19=E",))
    assert imports.recall(desk.store, desk.board_id).figures
    desk.store.undo(WHO)
    assert not imports.recall(desk.store, desk.board_id).figures
    assert kpis.list_kpis(desk.store, desk.board_id).rows == ()
    desk.store.redo(WHO)
    assert imports.recall(desk.store, desk.board_id).figures


def test_the_kept_workbook_comes_back_as_it_was_put_right(desk, scorecard):
    brought(desk, scorecard(), columns=("Not read=C",))
    figure = kpis.find_kpi(desk.store, desk.board_id, "Re-referrals").latest
    kept = imports.kept_workbook(desk.store, figure.source.blob_hash)
    (sheet,) = imports.kept_sheets(kept)
    assert sheet.role(3, 4) is CellRole.VALUE
    assert sheet.role(3, 3) is not CellRole.VALUE


def test_a_sheet_is_taken_as_it_is_recognised_again(scorecard):
    book, read = understood(scorecard())
    said = imports.say_meaning(read.said, read.layouts[0], 3, ColumnMeaning(ColumnKind.NOT_READ))
    assert imports.understand_as(book, ImportKind.KPIS, None, None, said).layouts[0].is_said
    plain = imports.as_recognised(said, "Scores")
    assert imports.understand_as(book, ImportKind.KPIS, None, None, plain).rows == read.rows


def test_a_workbook_without_any_period_is_read_by_what_is_said(desk, saved):
    rows = [["Scorecard"], ["What we count", "Now", "Before"], ["Re-referrals %", 0.31, 0.32]]
    preview = brought(desk, saved("odd.xlsx", {"S": rows}), columns=("Jun-19=B", "May-19=C"))
    assert preview.read.questions == ()
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-referrals")
    assert {each.period: each.value for each in found.figures} == {
        "2019-06": Decimal(31),
        "2019-05": Decimal(32),
    }


def test_the_month_in_the_file_s_name_answers_for_figures_no_heading_dates(saved):
    rows = [
        ["Scorecard"],
        ["What we count", "Now", "Goal"],
        ["Re-referrals %", 0.31, 0.25],
        ["EET %", 0.5, 0.6],
    ]
    _, read = understood(saved("scores-2019-06.xlsx", {"S": rows}))
    assert read.questions == ()
    assert {each.period for row in read.rows for each in row.observations} == {"2019-06"}
    assert "Jun-19 was taken, the month in the file’s name" in " ".join(
        each.sentence for each in read.remarks
    )
    assert read.said == SaidOfKpis(), "the month of one file is not remembered for the next"


def test_one_sheet_alone_is_read_when_it_is_named(desk, saved):
    other = [["Name", "Apr-19"], ["Moves", 3]]
    book = imports.open_workbook_as(ImportKind.KPIS, saved("two.xlsx", {"Scores": ROWS, "Other": other}))
    alone = imports.only_sheet(book, "other")
    assert [sheet.title for sheet in alone.workbook.sheets] == ["Other"]
    assert alone.shape == book.shape
    with pytest.raises(UserError, match="has no sheet “May”"):
        imports.only_sheet(book, "May")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ({"columns": ("=C",)}, "does not say what a column holds"),
        ({"columns": ("Jun-19=Q",)}, "has no column “Q”"),
        ({"columns": ("Target soon=C",)}, "“soon” is not a period"),
        ({"percent": ("Attendance=maybe",)}, "does not say how percentages are written"),
        ({"same": ("Re-referral rate",)}, "does not say which names are the same"),
        ({"same": ("Re-referral rate=Nothing we have",)}, "no KPI called “Nothing we have”"),
    ],
)
def test_what_is_written_wrongly_is_refused_with_how_to_write_it(desk, scorecard, written, sentence):
    with pytest.raises(UserError, match=sentence):
        brought(desk, scorecard(), **written)
    assert kpis.list_kpis(desk.store, desk.board_id).rows == ()


def test_what_was_said_is_kept_as_text_without_this_month(scorecard):
    _, read = understood(scorecard())
    said = imports.say_period(read.said, read.layouts[0], "2019-06")
    kept = from_text(as_text(imports.with_area(said, "Torbay")))
    assert kept is not None
    assert (kept.areas, kept.layouts[0].period, kept.origin) == (("Torbay",), "", Origin.REMEMBERED)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"figures": 3}', '{"columns": {"text": "B"}}'])
def test_what_cannot_be_read_any_more_is_asked_anew(text):
    assert from_text(text) is None


def test_a_sheet_nobody_understands_has_a_beginning(saved):
    path = saved("odd.xlsx", {"S": [["x"], ["A", "B", "C"], ["Moves", 1, 2]]})
    book = imports.open_workbook_as(ImportKind.KPIS, path)
    begun = imports.proposed_layout(imports.sheets_of(book)[0])
    assert begun == TableLayout("S", 3, 0, (2,), 1)


@given(
    st.dictionaries(st.text(max_size=20), st.sampled_from(list(Scale)), max_size=4),
    st.lists(st.text(max_size=12), unique=True, max_size=3),
    st.dictionaries(st.text(max_size=20), st.sampled_from([NEW, LEFT_OUT, "an id"]), max_size=4),
)
def test_what_was_said_comes_back_as_it_was_save_the_names_a_kpi_bears(percent, areas, names):
    kept = from_text(as_text(SaidOfKpis((), percent, tuple(areas), names)))
    assert kept is not None
    assert (kept.percent, kept.areas) == (percent, tuple(areas))
    assert set(kept.names) == {name for name, answer in names.items() if answer == LEFT_OUT}
    assert as_text(kept) == as_text(SaidOfKpis((), percent, tuple(areas), names))
