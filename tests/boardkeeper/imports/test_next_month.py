"""Next month’s workbook is one click: nothing that was said of this month’s is asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from boardkeeper import imports, kpis
from boardkeeper.imports import NEW, ImportKind, ImportPreview, Origin, Scale
from tests.plymouth_workbook import plymouth

WHO = "Ann Smith"


@pytest.fixture
def opened(desk) -> Callable[[Path], ImportPreview]:
    """What a screen shows of a workbook without anybody saying anything: drop the file, look."""

    def shown(path: Path) -> ImportPreview:
        book = imports.open_workbook(path)
        memory = imports.recall(desk.store, desk.board_id)
        kind = book.proposed_kind or imports.remembered_kind(book, memory.lists, memory.figures)
        assert kind is ImportKind.KPIS
        read = imports.understand_as(book, kind, None, None, imports.known_figures(book, memory))
        return imports.preview_import(desk.store, desk.board_id, read)

    return shown


@pytest.fixture
def plain(tmp_path) -> Callable[..., Path]:
    """A workbook whose figures carry no format at all."""

    def save(name: str, rows: Sequence[Sequence[Any]], title: str = "Data") -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return save


def figures(desk, name: str) -> dict[str, Decimal | None]:
    found = kpis.find_kpi(desk.store, desk.board_id, name)
    return {figure.period: figure.value for figure in found.figures}


def test_the_data_set_with_one_month_more_is_imported_with_one_click(desk, opened, tmp_path):
    june = opened(plymouth(tmp_path / "kpis-2019-06.xlsx", 15))
    assert june.open_questions == 0
    imports.apply_import(desk.store, WHO, june)
    july = opened(plymouth(tmp_path / "kpis-2019-07.xlsx", 16))
    assert (july.open_questions, july.read.refused) == (0, ())
    counts = imports.apply_import(desk.store, WHO, july)
    assert (counts.new, counts.changed) == (3, 0), (
        "one figure more for each of three indicators, nothing else"
    )
    found = kpis.find_kpi(desk.store, desk.board_id, "multiple child protection")
    assert (found.latest.period, found.latest.value, found.latest.fraction) == (
        "2019-07",
        Decimal(35),
        "35 of 100",
    )
    assert (found.latest.source.file, found.latest.source.sheet) == ("kpis-2019-07.xlsx", "2 Written plans")
    assert [event.label_after for event in found.events if not event.happened_on] == ["Post Ofsted Visit"]
    assert july.read.shape == june.read.shape


def test_the_figure_of_the_past_that_changed_is_shown_and_what_it_was_is_kept(desk, opened, tmp_path):
    imports.apply_import(desk.store, WHO, opened(plymouth(tmp_path / "kpis-2019-06.xlsx", 15)))
    july = opened(plymouth(tmp_path / "kpis-2019-07.xlsx", 16, restated=Decimal("0.301")))
    assert july.restated == 1
    (line,) = [line for line in july.lines if line.kind is imports.LineKind.CHANGED]
    assert (line.title, line.changes[0].before, line.changes[0].after) == (
        "Re-referrals within 12 months (YTD), Apr-18",
        "29.7",
        "30.1",
    )
    imports.apply_import(desk.store, WHO, july)
    april = next(
        figure
        for figure in kpis.find_kpi(desk.store, desk.board_id, "Re-referrals").figures
        if figure.period == "2018-04"
    )
    assert [(was.value, was.source.file, was.source.cell) for was in april.was] == [
        (Decimal("29.7"), "kpis-2019-06.xlsx", "C5")
    ]
    assert (april.value, april.source.file) == (Decimal("30.1"), "kpis-2019-07.xlsx")
    desk.store.undo(WHO)
    assert figures(desk, "Re-referrals")["2018-04"] == Decimal("29.7")
    assert desk.store.verify().is_clean


def test_percentages_that_were_explained_once_are_not_asked_about_again(desk, opened, plain):
    head = ["Indicator", "Apr-19", "May-19"]
    june = opened(plain("june.xlsx", [head, ["Attendance", 0.931, 0.935], ["Moves", 3, 4]]))
    assert [question.name for question in june.read.questions] == ["Attendance"]
    read = imports.understand_as(
        imports.open_workbook_as(ImportKind.KPIS, plain("june.xlsx", [head, ["Attendance", 0.931, 0.935]])),
        ImportKind.KPIS,
        None,
        None,
        imports.with_percent(june.read.said, "Attendance", Scale.PARTS_OF_ONE),
    )
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, read))
    july = opened(plain("july.xlsx", [[*head, "Jun-19"], ["Attendance", 0.931, 0.935, 0.94]]))
    assert july.open_questions == 0
    assert july.read.said.origin is Origin.REMEMBERED
    imports.apply_import(desk.store, WHO, july)
    assert figures(desk, "Attendance")["2019-06"] == Decimal(94)
    assert not opened(
        plain("again.xlsx", [[*head, "Jun-19"], ["Attendance", 0.931, 0.935, 0.94]])
    ).keeps_columns


def test_a_name_that_was_confirmed_once_is_known_in_every_workbook(desk, opened, plain, bring_in):
    months = ["Indicator", "Apr-19", "May-19"]
    bring_in("kpis", plain("june.xlsx", [months, ["Re-referrals within 12 months", "31.4%", "32.0%"]]))
    other = plain("other.xlsx", [[*months, "Jun-19"], ["Re-referral rate %", "31.4%", "32.0%", "33.0%"]])
    asked = opened(other)
    (question,) = asked.names
    assert (question.kpi_name, question.answer) == ("Re-referrals within 12 months", "")
    assert asked.counts.new == 0, "what waits for an answer is not taken"
    told = imports.answer_name(asked.read, question.name, question.kpi_id)
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, told))
    assert figures(desk, "Re-referrals")["2019-06"] == Decimal(33)
    assert opened(other).names == ()
    assert opened(other).counts.new == 0
    with_another = plain("more.xlsx", [["KPI", "Jul-19"], ["Re-referral rate %", "34.0%"]])
    assert (opened(with_another).names, opened(with_another).counts.new) == ((), 1)
    assert len(kpis.list_kpis(desk.store, desk.board_id).rows) == 1
    desk.store.undo(WHO)
    assert [question.answer for question in opened(with_another).names] == [""], "undone, it is asked again"


def test_a_name_that_is_new_is_an_indicator_of_its_own_from_then_on(desk, opened, plain, bring_in):
    months = ["Indicator", "Apr-19"]
    bring_in("kpis", plain("june.xlsx", [months, ["Re-referrals within 12 months", "31.4%"]]))
    other = plain("other.xlsx", [months, ["Re-referral rate %", "12.0%"]])
    asked = opened(other)
    told = imports.answer_name(asked.read, "Re-referral rate %", NEW)
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, told))
    assert len(kpis.list_kpis(desk.store, desk.board_id).rows) == 2
    assert opened(other).open_questions == 0
    assert opened(other).counts.same > 0


def test_what_is_not_wanted_stays_out_the_next_month(desk, opened, plain, bring_in):
    months = ["Indicator", "Apr-19"]
    bring_in("kpis", plain("june.xlsx", [months, ["Re-referrals within 12 months", "31.4%"]]))
    asked = opened(plain("other.xlsx", [months, ["Re-referral rate %", "12.0%"], ["Moves", 3]]))
    told = imports.answer_name(asked.read, "Re-referral rate %", imports.LEFT_OUT)
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, told))
    after = opened(
        plain("next.xlsx", [[*months, "May-19"], ["Re-referral rate %", "12.0%", "13.0%"], ["Moves", 3, 4]])
    )
    assert (after.open_questions, after.counts.new) == (0, 1)
    assert "Left out, as you said." in {remark.sentence for remark in after.remarks}


def test_the_place_that_is_ours_is_asked_once_for_all_workbooks(desk, opened, plain):
    places = [["England", "22.0%"], ["Torbay", "25.0%"], ["Devon", "19.0%"], ["Cornwall", "20.0%"]]
    rows = [["Re-referrals within 12 months, %"], ["Local authority", "Apr-19"], *places]
    asked = opened(plain("places.xlsx", rows))
    (question,) = asked.read.questions
    assert "Torbay" in question.places
    book = imports.open_workbook_as(ImportKind.KPIS, plain("places.xlsx", rows))
    said = imports.with_area(asked.read.said, "Torbay")
    read = imports.understand_as(book, ImportKind.KPIS, None, None, said)
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, read))
    more = [
        ["Re-referrals within 12 months, %"],
        ["Local authority", "Apr-19", "May-19"],
        *([*row, "26.0%"] for row in places),
    ]
    after = opened(plain("more.xlsx", more))
    assert after.open_questions == 0
    imports.apply_import(desk.store, WHO, after)
    assert figures(desk, "Re-referrals") == {"2019-04": Decimal(25), "2019-05": Decimal(26)}


def test_the_council_s_own_row_is_taken_without_a_question(desk, opened, plain):
    rows = [
        ["Re-referrals within 12 months, %"],
        ["Local authority", "Apr-19"],
        ["England", "22.0%"],
        ["Plymouth", "25.0%"],
        ["Devon", "19.0%"],
        ["Cornwall", "20.0%"],
    ]
    shown = opened(plain("places.xlsx", rows))
    assert shown.open_questions == 0
    imports.apply_import(desk.store, WHO, shown)
    assert figures(desk, "Re-referrals") == {"2019-04": Decimal(25)}
