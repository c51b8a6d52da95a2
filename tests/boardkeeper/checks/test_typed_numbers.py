from __future__ import annotations

from pathlib import Path

import pytest

from boardkeeper import imports, kpis, making
from boardkeeper.boards import list_boards
from boardkeeper.checks.typed_numbers import TypedNumbers, typed_numbers
from boardkeeper.imports import ImportKind
from tests.boardkeeper.kpi_views import EVERY


def test_a_typed_number_that_contradicts_the_data_is_marked_at_its_place() -> None:
    text = "All is well. Re-referrals were 31.5% in June 2019."
    (found,) = typed_numbers(text, EVERY)
    assert text[found.start : found.end] == found.written == "31.5%"
    assert found.sentence == "31.5% is typed; “Re-referrals within 12 months (YTD)” in Jun-19 is 31.4%."
    assert found.instead == "{kpi CSC 7 Jun-19}"


@pytest.mark.parametrize(
    "text",
    [
        "Re-referrals were 31.4% in June 2019.",
        "Re-referrals were 31% in June 2019.",
        "Re-referrals fell from 37.7% to 31.4%.",
        "Re-referrals are 31.4%, against a target of 25%.",
        "Re-referrals rose in April and were reported at 37.7%.",
        "Re-referrals are {kpi re-referrals latest}.",
        "Re-referrals were 28.0% in March 2018.",
        "Something else was 12% in June 2019.",
        "Re-referrals were 30% in June 2021.",
        "Re-referrals are above England (23.9%).",
    ],
)
def test_what_is_right_or_cannot_be_told_is_let_be(text: str) -> None:
    assert typed_numbers(text, EVERY) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Re-referrals are now 32.2%.",
            "32.2% is typed; “Re-referrals within 12 months (YTD)” in Jun-19 is 31.4%.",
        ),
        (
            "Re-referrals are above the target of 20%.",
            "20% is typed; the target of “Re-referrals within 12 months (YTD)” for 2019/20 is 25.0%.",
        ),
        (
            "Care leavers in EET rose from 44% in March 2018.",
            "44% is typed; “% of Care Leavers in EET” in 2017/18 is 53.0%.",
        ),
        (
            "There were 45.8 section 47 enquiries per 10,000. Section 47 enquiries were 45.8 per 10,000 in May 2019.",
            "45.8 per 10,000 is typed; “Section 47 enquiries per 10,000” in May-19 is 231.7.",
        ),
    ],
)
def test_old_figures_targets_and_years_end_are_held_against_the_data(text: str, sentence: str) -> None:
    assert [each.sentence for each in typed_numbers(text, EVERY)] == [sentence]


def test_the_whole_pack_of_september_2019_holds_one_typed_contradiction(tmp_path: Path, shared: Path) -> None:
    read = imports.read_workbook_as(ImportKind.KPIS, shared / "data" / "plymouth-2019" / "kpis-2019-06.xlsx")
    wanted = making.NewBoard("Scrutiny", "Plymouth City Council")
    with making.make_store(tmp_path / "p.board", "Jean Kelly", wanted) as store:
        board_id = list_boards(store)[0].id
        imports.apply_import(store, "Jean Kelly", imports.preview_import(store, board_id, read))
        known = kpis.list_kpis(store, board_id).rows
    pack = shared / "seeds" / "plymouth-2019-09-11-scrutiny-agenda-pack.txt"
    text = pack.read_text(encoding="utf-8")
    found = TypedNumbers(known).contradictions(text)
    assert [each.sentence for each in found] == [
        "44% is typed; “% of Care Leavers in EET” in 2017/18 is 53.0%."
    ]
    assert text[found[0].start - 5 : found[0].end + 14] == "from 44% in March 2018"
