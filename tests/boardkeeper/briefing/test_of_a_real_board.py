"""The chair’s briefing for Plymouth’s meeting of 11 September 2019, from the four real workbooks."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import boards, briefing_paper, matters, meetings
from boardkeeper.__main__ import main
from boardkeeper.briefing import Part
from db.store import Store

WORKBOOKS = {
    "kpis": "kpis-2019-06.xlsx",
    "milestones": "milestones-2019-06.xlsx",
    "decisions": "tracking-decisions.xlsx",
    "programme": "work-programme-2019-20.xlsx",
}
POLARITIES = {
    "% of children subject to multiple child protection plans": "lower",
    "% of Care Leavers in EET": "higher",
}


@pytest.fixture(scope="module")
def store(shared, tmp_path_factory):
    path = tmp_path_factory.mktemp("plymouth") / "t.board"
    made = [("new", path, "--board", "Scrutiny", "--council", "Plymouth", "--nation", "england")]
    made += [
        ("import", kind, shared / "data" / "plymouth-2019" / name, "--into", path)
        for kind, name in WORKBOOKS.items()
    ]
    made += [("kpi", "set", path, name, "--polarity", polarity) for name, polarity in POLARITIES.items()]
    made += [
        ("meeting", "add", path, "--date", day, "--standard-agenda") for day in ("2019-07-10", "2019-09-11")
    ]
    for arguments in made:
        assert main([str(each) for each in arguments]) == 0
    with Store.open(path, "Clerk") as opened:
        yield opened


@pytest.fixture(scope="module")
def made(store):
    board_id = boards.list_boards(store)[0].id
    meeting = meetings.find_meeting(store, board_id, date(2019, 9, 11))
    return briefing_paper.make_briefing(briefing_paper.gather_briefing(store, meeting.id))


def section(made, part):
    return next(each for each in made.sheet.sections if each.part is part)


def test_the_oracy_project_is_164_days_late_and_heads_the_page(made):
    first = section(made, Part.OVERDUE).lines[0]
    assert "Oracy Project" in first.text
    assert (first.middle, first.right) == ("Ruth Woodhouse", "164 days late")
    overdue = section(made, Part.OVERDUE)
    assert overdue.count == "9: 1 late by 3 to 6 months, 8 by 1 to 3 months"
    assert overdue.more.endswith("7 others are among the promises below")


def test_what_was_promised_for_july_is_due_tonight(made):
    lines = section(made, Part.PROMISES).lines
    assert any("trend over the previous 6 month" in line.text for line in lines)
    assert all(line.page == "decisions" for line in lines)


def test_the_kpis_that_left_red_name_both_figures_and_their_cell(made):
    told = {line.text: (line.middle, line.right) for line in section(made, Part.COLOURS).lines}
    assert told == {
        "% of children subject to multiple child protection plans": ("28.0% Apr-19", "23.5% Jun-19"),
        "% of Care Leavers in EET": ("55.1% Apr-19", "56.4% Jun-19"),
    }
    assert section(made, Part.COLOURS).lines[0].note == "kpis-2019-06.xlsx, 2 Written plans, cell Q6"


def test_the_abbreviations_of_the_pack_are_explained_or_listed_as_not(made):
    meanings = {line.text: line.note for line in section(made, Part.ABBREVIATIONS).lines}
    assert meanings["NFF"] == "National Funding Formula"
    assert meanings["LAIT"] == "Local Authority Interactive Tool"
    assert "QPRM" in made.sheet.unexplained


def test_the_history_of_care_leavers_runs_from_the_decision_to_the_figures(store):
    matter = matters.gather_matter(store, date(2019, 9, 11), words="care leavers")
    assert {"decision", "KPI", "work programme"} <= {event.kind.value for event in matter.events}
