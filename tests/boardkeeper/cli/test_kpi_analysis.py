from __future__ import annotations

import pytest


@pytest.fixture
def file(desk, board_file):
    desk.add_kpi("Re-referrals", {"2019-05": "32.4", "2019-06": "31.4"}, polarity=None)
    desk.add_kpi("Conferences", {"2019-04": "104.2", "2019-05": "96.1"}, polarity=None)
    desk.store.close()
    return board_file


def test_what_figures_say_is_said_in_sentences(run, file):
    said = run("kpi", "analyse", file, "Re-referrals")
    assert said.code == 0
    assert (
        "Fell by 1.0 percentage point (3.1%) since May-19, the month before, when it was 32.4%." in said.out
    )


def test_sentences_come_with_their_subject(ask, file):
    found = ask("kpi", "analyse", file, "Re-referrals")
    assert found["name"] == "Re-referrals"
    assert [each["subject"] for each in found["statements"]] == ["Colour", "Travel"]


def test_figures_that_cannot_be_right_are_listed_with_their_sum(run, ask, file):
    said = run("kpis", "check", file)
    assert said.code == 0
    assert "104.2% in Apr-19 is more than 100%." in said.out
    assert said.out.rstrip().endswith("1 figure cannot be right.")
    (finding,) = ask("kpis", "check", file)
    assert (finding["fault"], finding["kpi"], finding["period"]) == (
        "more than 100%",
        "Conferences",
        "2019-04",
    )
