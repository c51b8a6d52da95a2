"""Figures on paper and in words, from the command line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper import kpis, making
from boardkeeper.boards import list_boards
from boardkeeper.kpis import Polarity

WHO = "Jean Kelly"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "p.board"
    with making.make_store(path, WHO, making.NewBoard("Scrutiny", "Plymouth City Council")) as store:
        board_id = list_boards(store)[0].id
        kpi_id = kpis.add_kpi(store, WHO, board_id, "Re-referrals", polarity=Polarity.LOWER)
        for period, value in (("2019-05", "32.2"), ("2019-06", "31.4")):
            kpis.record_figure(store, WHO, kpi_id, period, value=Decimal(value))
        kpis.set_kpi(store, WHO, kpi_id, target=Decimal(25), target_year=2019)
    return path


def test_the_exception_report_is_text_json_or_a_file(run, ask, file, tmp_path):
    assert "1 needs the board’s eye: 1 is red." in run("kpis", "print", file, "--exceptions").out
    out = tmp_path / "exceptions.pdf"
    answer = ask("kpis", "print", file, "--exceptions", "--to", out)
    assert answer["exceptions"] == [
        {
            "name": "Re-referrals",
            "period": "2019-06",
            "shown": "31.4%",
            "reasons": [{"why": "red", "words": "Red against a target of 25.0%."}],
        }
    ]
    assert answer["pages"] >= 1
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_data_set_knows_no_figure_of_later_periods(run, file):
    assert "Figures to Jun-19." in run("kpis", "print", file).out
    assert "Figures to May-19." in run("kpis", "print", file, "--on", "2019-05-20").out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--exceptions", "--priorities"), "One paper at a time."),
        (("--plan", "Improvement"), "--plan says whose priorities are wanted."),
        (("--priority", "2"), "no plan"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_sentence(run, file, options, sentence):
    said = run("kpis", "print", file, *options)
    assert said.code != 0
    assert sentence in said.err


def test_a_text_is_read_with_its_figures_and_contradictions(run, ask, file):
    text = "Re-referrals {kpi re-referrals change}; they were 31.5% in June 2019; {kpi nothing}."
    answer = ask("kpis", "read", file, text)
    assert answer["text"] == (
        "Re-referrals fell by 0.8 percentage points; they were 31.5% in June 2019; [figure not known: nothing]."
    )
    assert answer["figures"][0]["words"] == "fell by 0.8 percentage points"
    assert answer["problems"][0]["sentence"] == "The board has no KPI called “nothing”."
    (typed,) = answer["contradictions"]
    assert text[typed["start"] : typed["end"]] == "31.5%"
    assert typed["instead"] == "{kpi Re-referrals Jun-19}"
    assert "Contradiction: 31.5% is typed;" in run("kpis", "read", file, text).out
