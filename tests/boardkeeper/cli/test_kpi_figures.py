from __future__ import annotations

import pytest

from db.store import Store

WHO = "Ann Smith"
KEYS = [
    "name",
    "code",
    "owner",
    "priority",
    "unit",
    "polarity",
    "period",
    "value",
    "withheld",
    "numerator",
    "denominator",
    "target",
    "target_to",
    "target_written",
    "rag",
    "travel",
    "comparator",
    "note",
    "written_by",
    "was",
    "source",
]


@pytest.fixture
def file(desk, board_file):
    desk.add_kpi("Re-referrals", {"2019-05": "32.2", "2019-06": "31.4", "2018/19": "30"}, polarity=None)
    desk.add_kpi("Care leavers in EET", {"2019-06": None}, polarity=None)
    desk.store.close()
    return board_file


def test_every_kpi_is_listed_with_the_documented_keys(ask, file):
    found = {row["name"]: row for row in ask("kpis", file)}
    assert all(list(row) == KEYS for row in found.values())
    assert found["Re-referrals"] == {
        "name": "Re-referrals",
        "code": "",
        "owner": "",
        "priority": None,
        "unit": "percent",
        "polarity": None,
        "period": "2019-06",
        "value": "31.4",
        "withheld": None,
        "numerator": None,
        "denominator": None,
        "target": None,
        "target_to": None,
        "target_written": None,
        "rag": None,
        "travel": None,
        "comparator": "2019-05",
        "note": None,
        "written_by": None,
        "was": [],
        "source": None,
    }
    assert (found["Care leavers in EET"]["value"], found["Care leavers in EET"]["withheld"]) == (None, "c")
    assert len(ask("kpis", file, "--all")) == 4


def test_without_a_polarity_the_list_says_why_there_is_no_colour(run, file):
    said = run("kpis", file).out
    assert "nobody has said which way is good for 2 of 2 KPIs" in said


def test_a_kpi_is_set_bit_by_bit_and_undone(ask, file):
    def latest(file):
        return next(row for row in ask("kpis", file) if row["name"] == "Re-referrals")

    made = ask("kpi", "set", file, "re-ref", "--polarity", "Lower", "--target", "25%")
    assert made == {
        "name": "Re-referrals",
        "code": "",
        "owner": "",
        "polarity": "lower",
        "tolerance": "15",
        "target": "25.0",
        "target_to": None,
        "rag": "R",
    }
    assert ask("kpi", "set", file, "re-ref", "--tolerance", "25.6")["rag"] == "A"
    assert latest(file)["travel"] == "better"
    ask("kpi", "set", file, "re-ref", "--target", "40", "--year", "2018")
    assert latest(file)["target"] == "25.0", "another year's target is not this year's"
    for _ in range(3):
        ask("undo", file)
    assert (latest(file)["polarity"], latest(file)["rag"]) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Nothing", "--polarity", "lower"), "The board has no KPI called “Nothing”. List their names with:"),
        (
            ("re", "--polarity", "lower"),
            "“re” could be “Care leavers in EET”, “Re-referrals”. Give the whole name.",
        ),
        (("Re-referrals",), "There is nothing to set. Give --polarity, --tolerance, --target, --owner"),
        (("Re-referrals", "--tolerance", "wide"), "“wide” is not a figure. Write it like --tolerance 25."),
        (("Re-referrals", "--target", "nan"), "“nan” is not a target that can be read."),
        (("Re-referrals", "--tolerance", "101"), "a percentage of the target between 0 and 100."),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_written(refused, file, arguments, sentence):
    assert sentence in refused("kpi", "set", file, *arguments)
    with Store.open(file, WHO) as store:
        assert len(store.history()) == 3


def test_a_board_without_kpis_says_so(run, ask, board_file):
    assert ask("kpis", board_file) == []
    assert run("kpis", board_file).out == "No KPI has been imported yet.\n"
