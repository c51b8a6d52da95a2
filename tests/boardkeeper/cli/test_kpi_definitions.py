from __future__ import annotations

import pytest

from db.store import Store
from db.tables.boards import Board
from db.tables.plan import Plan

WHO = "Ann Smith"


@pytest.fixture
def file(desk, board_file):
    desk.add_kpi("Re-referrals", {"2019-05": "32.2", "2019-06": "31.4"})
    desk.add_kpi("Re-referral rate", {"2019-04": "37.7", "2019-06": "31.0"})
    desk.store.close()
    return board_file


def figures(made):
    return {figure["period"]: figure for figure in made["figures"]}


def test_a_kpi_is_added_described_and_shown(ask, run, file):
    made = ask(
        *("kpi", "add", file, "Contacts", "--unit", "count", "--code", "FD 1", "--owner", "Jean Kelly"),
        *("--priority", "2", "--numerator-name", "Contacts", "--definition", "Every contact.", "--proxy"),
    )
    assert (made["code"], made["unit"], made["decimals"], made["priority"], made["proxy"]) == (
        "FD 1",
        "count",
        0,
        2,
        True,
    )
    ask("kpi", "set", file, "fd 1", "--owner", "Kate Hill", "--year-to-date", "--priority", "0")
    shown = ask("kpi", "show", file, "FD 1")
    assert (shown["owner"], shown["year_to_date"], shown["priority"]) == ("Kate Hill", True, None)
    said = run("kpi", "show", file, "FD 1").out
    assert "  Owner: Kate Hill\n" in said
    assert "  Definition: Every contact.\n" in said


def test_a_target_of_any_kind_is_set_and_taken_out(ask, file, refused):
    target = ("kpi", "target", file, "Re-referrals", "2019/20")
    assert ask(*target, "25", "--stretch", "20", "--tolerance", "10")["targets"] == [
        {
            "year": "2019/20",
            "target": "25",
            "to": None,
            "stretch": "20",
            "tolerance": "10",
            "written": "25",
        }
    ]
    assert ask(*target, "30 to 35")["targets"][0]["to"] == "35"
    assert ask("kpis", file)[1]["rag"] == "G"
    assert ask(*target, "Monitor only")["targets"][0]["target"] is None
    assert ask("kpis", file)[1]["rag"] is None
    assert ask(*target, "--remove")["targets"] == []
    assert "No target is set for 2019/20" in refused(*target, "--remove")
    assert "not a target that can be read" in refused(*target, "about a third")
    assert ask("kpi", "set", file, "Re-referrals", "--target", "30-35 %")["target_to"] == "35.0"


def test_benchmarks_and_events_are_written_and_taken_out(ask, file, refused):
    benchmark = ("kpi", "benchmark", file, "Re-referrals", "England", "2018/19")
    assert ask(*benchmark, "22.6%", "--source", "LAIT")["benchmarks"] == [
        {
            "comparator": "England",
            "year": "2018/19",
            "value": "22.6",
            "published_in": "LAIT",
            "source": None,
        }
    ]
    assert ask(*benchmark, "--remove")["benchmarks"] == []
    assert "There is no benchmark of England" in refused(*benchmark, "--remove")
    event = ("kpi", "event", file, "Re-referrals", "Jun-19")
    assert ask(*event, "--before", "Pre", "--after", "Post")["events"][0]["after"] == "Post"
    assert ask(*event, "--remove")["events"] == []
    assert "There is no event of this KPI at Jun-19" in refused(*event, "--remove")
    visit = ("kpi", "board-event", file, "7 January 2019", "Ofsted inspection")
    assert ask(*visit) == [{"on": "2019-01-07", "title": "Ofsted inspection", "before": "", "after": ""}]
    assert ask(*visit, "--after", "Since the visit")[0]["after"] == "Since the visit"
    assert ask("kpi", "show", file, "Re-referrals")["events"][0]["on"] == "2019-01-07"
    assert ask(*visit, "--remove") == []
    assert "There is no event" in refused(*visit, "--remove")


def test_a_figure_written_by_hand_keeps_what_it_was_and_can_be_undone(ask, run, file):
    write = ("kpi", "figure", file, "Re-referrals", "Jun-19", "--who", WHO)
    now = figures(ask(*write, "31.6", "--note", "by telephone"))["2019-06"]
    assert (now["shown"], now["written_by"], now["note"]) == ("31.6%", WHO, "by telephone")
    assert [was["shown"] for was in now["was"]] == ["31.4%"]
    assert "typed in by Ann Smith; was 31.4%" in run("kpis", file).out
    assert figures(ask(*write, "--numerator", "45", "--denominator", "418"))["2019-06"]["shown"] == "10.8%"
    assert "2019-06" not in figures(ask(*write, "--remove"))
    for _ in range(3):
        ask("undo", file)
    assert figures(ask("kpi", "show", file, "Re-referrals"))["2019-06"]["was"] == []


def test_two_kpis_become_one_that_answers_to_both_names(ask, file):
    made = ask("kpi", "merge", file, "Re-referrals", "Re-referral rate")
    assert sorted(figures(made)) == ["2019-04", "2019-05", "2019-06"]
    assert figures(made)["2019-06"]["was"][0]["shown"] == "31.0%"
    assert made["other_names"] == ["Re-referral rate"]
    assert ask("kpi", "show", file, "Re-referral rate")["name"] == "Re-referrals"


def test_a_kpi_is_renamed_moved_also_named_and_removed(ask, run, file):
    assert ask("kpi", "rename", file, "Re-referrals", "Repeat referrals")["other_names"] == ["Re-referrals"]
    assert ask("kpi", "also", file, "Repeat", "RR")["other_names"] == ["RR", "Re-referrals"]
    assert ask("kpi", "also", file, "Repeat", "RR", "--forget")["other_names"] == ["Re-referrals"]
    first = ask("kpis", "list", file)[0]["name"]
    ask("kpi", "move", file, first, "--by", "1")
    assert ask("kpis", file)[1]["name"] == first
    assert run("kpi", "remove", file, "Repeat").out == "Removed “Repeat referrals” with 2 figures.\n"
    assert len(ask("kpis", file)) == 1


def test_a_plan_is_named_by_its_title_or_refused_with_the_titles_there_are(ask, refused, file):
    with Store.open(file, WHO) as store, store.edit("Add plans", WHO) as session:
        board_id = session.query(Board).one().id
        for position, title in enumerate(("Improvement plan", "Strategy")):
            session.add(Plan(board_id=board_id, title=title, position=position))
    ask("kpi", "set", file, "Re-referrals", "--plan", "strategy", "--priority", "3")
    assert ask("kpi", "show", file, "Re-referrals")["priority"] == 3
    sentence = refused("kpi", "set", file, "Re-referrals", "--plan", "Nothing")
    assert "The board has no plan called “Nothing”. Its plans: “Improvement plan”, “Strategy”." in sentence
