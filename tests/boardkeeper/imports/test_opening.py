from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from boardkeeper import boards, imports, kpis, making
from boardkeeper.boards import Nation
from boardkeeper.errors import UserError
from boardkeeper.importing.errors import ChildLevelData
from boardkeeper.imports import CellRole, ImportKind, PreviewKind
from boardkeeper.kpis import Polarity
from boardkeeper.lists import Wanted
from db.store import Store
from tests.ui.workbooks import CONFERENCES, OTHER, REFERRALS, save, save_kpis, save_milestones, save_puzzle


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    wanted = making.NewBoard("Improvement Board", "Sandbourne", Nation.ENGLAND)
    with making.make_store(tmp_path / "t.board", "Jean Kelly", wanted) as store:
        yield store


@pytest.fixture
def board_id(store: Store) -> str:
    return boards.list_boards(store)[0].id


def test_a_workbook_is_recognised_by_its_layout_and_read_once(tmp_path: Path) -> None:
    opened = imports.open_workbook(save_kpis(tmp_path / "figures-2019-06.xlsx"))
    assert opened.proposed_kind is ImportKind.KPIS
    assert opened.month_in_name == "2019-06"
    (tmp_path / "figures-2019-06.xlsx").unlink()
    read = imports.understand_as(opened, ImportKind.KPIS)
    assert [row.name for row in read.rows] == [REFERRALS, CONFERENCES, OTHER]
    assert read.content == opened.content


def test_a_refused_cell_shows_it_on_the_sheet(tmp_path: Path) -> None:
    rows = [["Indicator", "Apr-19", "May-19"], [OTHER, 12, "rather many"], [CONFERENCES, 0.8, 0.9]]
    read = imports.read_workbook_as(ImportKind.KPIS, save(tmp_path / "kpis.xlsx", {"Odds": rows}))
    (refusal,) = read.refused
    assert refusal.cell == "C2"
    place = imports.place_of(refusal.cell)
    assert place is not None
    sheet = next(each for each in read.sheets if each.title == refusal.sheet)
    assert sheet.role(*place) is CellRole.REFUSED


def test_what_nobody_understands_is_proposed_as_nothing(tmp_path: Path) -> None:
    opened = imports.open_workbook(save_puzzle(tmp_path / "lunch.xlsx"))
    assert (opened.kinds, opened.proposed_kind, opened.month_in_name) == ((), None, "")
    (sheet,) = imports.sheets_of(opened)
    assert (sheet.text(1, 1), sheet.role(1, 1)) == ("Soup", None)


def test_a_list_of_children_is_not_even_shown(tmp_path: Path) -> None:
    path = save(
        tmp_path / "list.xlsx",
        {"List 1": [["Child Unique ID", "Date of Birth"], *([f"C{n}", "01/02/2010"] for n in range(5))]},
    )
    with pytest.raises(ChildLevelData):
        imports.open_workbook(path)


def test_reading_says_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    said: list[str] = []
    path = save_milestones(tmp_path / "plan.xlsx")
    imports.open_workbook(path, progress=lambda what, done, total: said.append(what))
    assert "Finding out what it holds" in said
    with pytest.raises(UserError, match="cancelled"):
        imports.open_workbook(path, cancelled=lambda: True)


def test_every_unjudged_indicator_is_named_known_to_the_catalogue_or_not(
    store: Store, board_id: str, tmp_path: Path
) -> None:
    read = imports.read_workbook_as(ImportKind.KPIS, save_kpis(tmp_path / "kpis.xlsx"))
    preview = imports.preview_import(store, board_id, read)
    assert preview.unjudged == (REFERRALS, CONFERENCES, OTHER)
    assert [each.name for each in preview.proposals] == [REFERRALS, CONFERENCES]
    imports.apply_import(store, "Jean Kelly", preview, {OTHER.upper(): Polarity.LOWER})
    assert kpis.find_kpi(store, board_id, OTHER).polarity is Polarity.LOWER
    assert imports.preview_import(store, board_id, read).unjudged == (REFERRALS, CONFERENCES)


def test_the_lines_of_a_preview_say_what_stands_in_the_sheet(
    store: Store, board_id: str, tmp_path: Path
) -> None:
    read = imports.read_workbook_as(ImportKind.KPIS, save_kpis(tmp_path / "kpis.xlsx"))
    lines = imports.preview_lines(imports.preview_import(store, board_id, read))
    counts = imports.count_lines(lines)
    assert (counts[PreviewKind.NEW], counts[PreviewKind.REFUSED]) == (14, 0)
    june = next(line for line in lines if line.title == f"{REFERRALS}, Jun-19")
    assert (june.what, june.sheet, june.cell, june.says) == ("figure", "2 Written plans", "D3", "31.5%")
    found = imports.list_preview_lines(lines, Wanted(words="re-referrals jun-19", chips=frozenset({"new"})))
    assert [line.id for line in found.rows] == [june.id]
    ordered = imports.list_preview_lines(lines, Wanted(sort="cell", limit=3))
    assert [line.cell for line in ordered.rows] == ["A3", "B3", "C3"]
    assert ordered.total == len(lines)
    last = imports.list_preview_lines(lines, Wanted(sort="title", descending=True, limit=1))
    assert last.rows[0].title.startswith(OTHER)


def test_a_kept_workbook_comes_back_tinted_and_leaves_no_copy(
    store: Store, board_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = imports.read_workbook_as(ImportKind.KPIS, save_kpis(tmp_path / "kpis.xlsx"))
    imports.apply_import(store, "Jean Kelly", imports.preview_import(store, board_id, read))
    latest = kpis.find_kpi(store, board_id, REFERRALS).latest
    assert latest is not None
    assert latest.source is not None
    kept = imports.kept_workbook(store, latest.source.blob_hash)
    assert (kept.file_name, kept.kind, kept.content) == ("kpis.xlsx", ImportKind.KPIS, read.content)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    sheets = imports.kept_sheets(kept)
    row, column = imports.place_of(latest.source.cell) or (0, 0)
    sheet = next(each for each in sheets if each.title == latest.source.sheet)
    assert (sheet.text(row, column), sheet.role(row, column)) == ("31.5%", CellRole.VALUE)
    assert list(scratch.iterdir()) == []


def test_a_workbook_that_is_not_kept_is_said_to_be_so(store: Store) -> None:
    with pytest.raises(UserError, match="not kept"):
        imports.kept_workbook(store, "0" * 64)


def test_colours_filter_and_order_the_indicators(store: Store, board_id: str, tmp_path: Path) -> None:
    read = imports.read_workbook_as(ImportKind.KPIS, save_kpis(tmp_path / "kpis.xlsx"))
    said = {REFERRALS: Polarity.LOWER, CONFERENCES: Polarity.HIGHER}
    imports.apply_import(store, "Jean Kelly", imports.preview_import(store, board_id, read), said)

    def names(**wanted: object) -> list[str]:
        return [kpi.name for kpi in kpis.list_kpis(store, board_id, Wanted(**wanted)).rows]

    assert names(chips=frozenset({"Red"})) == [REFERRALS]
    assert names(chips=frozenset({"Red", "Green"})) == [REFERRALS, CONFERENCES]
    assert names(chips=frozenset({"Green"}), words="re-referrals") == []
    assert names(sort="gap") == [REFERRALS, CONFERENCES, OTHER]
    assert names(sort="gap", descending=True) == [CONFERENCES, REFERRALS, OTHER]
    assert names(sort="rag", limit=1, offset=1) == [CONFERENCES]
    assert kpis.list_kpis(store, board_id, Wanted(sort="rag", limit=1)).total == 3
