from __future__ import annotations

import pytest

from boardkeeper import imports
from boardkeeper.imports import ImportKind, PreviewKind
from boardkeeper.lists import Wanted

WHO = "Ann Smith"
HEAD = ["Ref", "Action", "Owner", "Due", "Status"]


@pytest.fixture
def lines(desk, bring_in, saved):
    bring_in(
        "actions",
        saved("one.xlsx", {"Log": [HEAD, ["1", "Stays", "A", "", ""], ["2", "Moves", "A", "", ""]]}),
    )
    rows = [
        HEAD,
        ["1", "Stays", "A", "", ""],
        ["2", "Moves", "B", "", ""],
        ["3", "Écrire", "A", "", ""],
        ["4", "Bad", "A", "", "sunny"],
    ]
    read = imports.read_workbook_as(ImportKind.ACTIONS, saved("two.xlsx", {"Log": rows}))
    return imports.preview_lines(imports.preview_import(desk.store, desk.board_id, read))


def test_what_concerns_the_reader_most_comes_first(lines):
    assert [line.kind for line in lines] == [
        PreviewKind.REFUSED,
        PreviewKind.CHANGED,
        PreviewKind.NEW,
        PreviewKind.SAME,
    ]
    assert lines[1].says == "owner: A → B"
    assert (lines[0].sheet, lines[0].cell) == ("Log", "E5")
    counts = imports.count_lines(lines)
    assert (counts[PreviewKind.NEW], counts[PreviewKind.REMARK]) == (1, 0)


def test_lines_are_narrowed_sorted_and_paged_like_any_list(lines):
    def found(**wanted):
        return [line.title for line in imports.list_preview_lines(lines, Wanted(**wanted)).rows]

    assert found(words="écrire") == ["3 Écrire"]
    assert found(chips=frozenset({"new", "same"})) == ["3 Écrire", "1 Stays"]
    assert found(sort="cell")[:3] == ["1 Stays", "2 Moves", "3 Écrire"]
    assert found(chips=frozenset({"new", "same", "changed"}), sort="title") == [
        "1 Stays",
        "2 Moves",
        "3 Écrire",
    ]
    page = imports.list_preview_lines(lines, Wanted(offset=3, limit=2))
    assert (len(page.rows), page.total) == (1, 4)
