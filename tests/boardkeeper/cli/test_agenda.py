from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, boards, meetings, programme
from db.store import Store

DAY = ("--meeting", "2019-09-11")
WHO = "Ann Smith"


@pytest.fixture
def sheet(ask, board_file):
    """The agenda as it stands: numbers and titles."""
    return lambda: [
        (item["number"], item["title"]) for item in ask("agenda", "show", board_file, *DAY)["items"]
    ]


@pytest.fixture(autouse=True)
def meeting(run, board_file):
    run("meeting", "add", board_file, "--date", "2019-09-11", "--time", "14:00")


@pytest.fixture
def add(ask, board_file):
    return lambda title, *more: ask("agenda", "add", board_file, title, *DAY, *more)


def test_items_are_added_with_what_their_titles_say(run, board_file, add, sheet):
    assert run("agenda", "show", board_file, *DAY).out == "There is nothing on the agenda yet.\n"
    add("Apologies", "--kind", "standing", "--purpose", "To receive apologies.")
    add("Number of Children in Care – verbal update", "--lead", "Jean Kelly")
    answer = add("Child Exploitation - To follow")
    assert list(answer) == ["items", "notes"]
    assert answer["items"][1] == {
        "number": "2",
        "title": "Number of Children in Care",
        "kind": "verbal update",
        "paper": "none",
        "purpose": "",
        "lead": "Jean Kelly",
        "under": None,
        "urgent_because": None,
        "exempt": [],
        "public_interest_reason": None,
        "confidential": False,
        "excludes_public": False,
        "concerns_education": False,
        "published": False,
        "report": False,
    }
    assert run("agenda", "show", board_file, *DAY).out == (
        "   1  Apologies\n"
        "   2  Number of Children in Care  [verbal update]\n"
        "   3  Child Exploitation  [to follow]\n"
    )


def test_items_are_moved_put_under_and_taken_out_by_number_or_title(run, board_file, add, sheet):
    for title in ("Apologies", "Early Help", "Plan", "Pledges"):
        add(title)
    run("agenda", "under", board_file, "plan", "early", *DAY)
    assert sheet() == [("1", "Apologies"), ("2", "Early Help"), ("2.1", "Plan"), ("3", "Pledges")]
    run("agenda", "move", board_file, "1", "--after", "2", *DAY)
    assert sheet() == [("1", "Early Help"), ("1.1", "Plan"), ("2", "Apologies"), ("3", "Pledges")]
    run("agenda", "move", board_file, "pledges", "--before", "early help", *DAY)
    assert sheet()[0] == ("1", "Pledges")
    said = run("agenda", "under", board_file, "2.1", "--out", *DAY)
    assert said.out.startswith("Moved.\n")
    assert sheet() == [("1", "Pledges"), ("2", "Early Help"), ("3", "Plan"), ("4", "Apologies")]


def test_a_sub_item_moves_behind_its_sibling(run, board_file, add, sheet):
    add("Plan")
    add("A", "--under", "Plan")
    add("B", "--under", "1")
    run("agenda", "move", board_file, "A", "--after", "B", *DAY)
    assert sheet() == [("1", "Plan"), ("1.1", "B"), ("1.2", "A")]


def test_an_item_is_changed_and_removed(ask, run, board_file, add, sheet):
    add("Plan")
    add("Pledges")
    answer = ask(
        *("agenda", "set", board_file, "plan", *DAY, "--title", "Plan 2020 – to follow"),
        *("--purpose", "To note.", "--paper", "improvement plan"),
    )
    item = answer["items"][0]
    assert (item["title"], item["kind"], item["paper"], item["purpose"]) == (
        "Plan 2020",
        "to follow",
        "improvement plan",
        "To note.",
    )
    assert run("agenda", "remove", board_file, "2", *DAY).out.startswith("Removed “Pledges”.")
    assert sheet() == [("1", "Plan 2020")]
    run("undo", board_file)
    assert len(sheet()) == 2


def test_an_item_added_after_publication_gives_its_reason(refused, ask, run, board_file, add):
    add("Plan")
    with Store.open(board_file, WHO) as store:
        board_id = boards.find_board(store).id
        found = meetings.find_meeting(store, board_id, date(2019, 9, 11))
        agenda.publish_agenda(store, WHO, found.id, date(2019, 9, 3))
    assert refused("agenda", "add", board_file, "Closure", *DAY) == (
        "The agenda is published, so a further item is taken only if the Chair rules it urgent. Type the special "
        "circumstances why it cannot wait; they print with the item and go into the minutes."
    )
    late = add("Closure", "--urgent-because", "Notice was given today.")["items"][-1]
    assert (late["number"], late["kind"], late["urgent_because"], late["published"]) == (
        "1a",
        "urgent",
        "Notice was given today.",
        False,
    )
    assert refused("agenda", "remove", board_file, "1", *DAY) == (
        "Item 1 stands on a published agenda. Mark it as withdrawn instead; its number is not used again."
    )
    withdrawn = ask("agenda", "remove", board_file, "1", "--withdraw", *DAY)["items"][0]
    assert (withdrawn["title"], withdrawn["published"]) == ("Plan – withdrawn", True)


def test_what_is_not_public_brings_its_resolution(ask, run, refused, board_file, add):
    add("Plan")
    add("Placements")
    marked = ask(
        *("agenda", "exempt", board_file, "placements", *DAY),
        *("--paragraphs", "paras 1 and 3", "--reason", "It names a bidder."),
    )
    assert (marked["items"][1]["exempt"], marked["items"][1]["public_interest_reason"]) == (
        [1, 3],
        "It names a bidder.",
    )
    assert marked["notes"] == ["Item 2 is exempt and comes before press and public are asked to leave."]
    excluded = ask("agenda", "exclude", board_file, *DAY)
    assert [item["excludes_public"] for item in excluded["items"]] == [False, True, False]
    assert excluded["items"][1]["purpose"].startswith("To resolve, for item 3: That under Section 100A(4)")
    assert excluded["notes"] == []
    assert "   3  Placements  [exempt 1, 3]\n" in run("agenda", "show", board_file, *DAY).out
    ask("agenda", "public", board_file, "3", *DAY)
    assert refused("agenda", "exclude", board_file, *DAY).startswith(
        "This agenda needs no further resolution"
    )
    ask("agenda", "exempt", board_file, "3", "--confidential", *DAY)
    assert "   3  Placements  [confidential]\n" in run("agenda", "show", board_file, *DAY).out


def test_suggestions_are_listed_and_taken(ask, run, refused, board_file, sheet):
    assert run("agenda", "suggest", board_file, *DAY).out == "Nothing is suggested.\n"
    with Store.open(board_file, WHO) as store:
        board_id = boards.find_board(store).id
        for topic in ("School Attendance", "Young Carers", "Carers’ Strategy"):
            programme.add_programme_item(store, WHO, board_id, topic, scheduled_on=date(2019, 9, 11))
    assert ask("agenda", "suggest", board_file, *DAY)[0] == {
        "title": "School Attendance",
        "source": "work programme",
        "why": "On the work programme for this meeting.",
    }
    ask("agenda", "take", board_file, "attendance", *DAY)
    assert sheet() == [("1", "School Attendance")]
    assert refused("agenda", "take", board_file, "carers", *DAY) == (
        "“carers” is no single suggestion. There are “Young Carers”, “Carers’ Strategy”."
    )
    ask("agenda", "take", board_file, "--all", *DAY)
    assert len(sheet()) == 3
    assert refused("agenda", "take", board_file, "--all", *DAY).startswith("Nothing is suggested")


def test_an_agenda_begins_with_the_standing_items_and_is_duplicated(ask, run, board_file, sheet):
    run("agenda", "start", board_file, "--with-suggestions", *DAY)
    standing = sheet()
    assert standing[0] == ("1", "Apologies")
    run("meeting", "add", board_file, "--date", "2019-11-13")
    taken = ask("agenda", "duplicate", board_file, "--meeting", "2019-11-13", "--from", "2019-09-11")
    assert [(item["number"], item["title"]) for item in taken["items"]] == standing


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("set", "1", "--title", " "),
            "An agenda item needs a title. Type what the board is asked to consider.",
        ),
        (("set", "1"), "Nothing was asked for. Say what changes, for example --title “Plan”."),
        (
            ("set", "1", "--kind", "novel"),
            (
                "“novel” is not understood after --kind. Choose from: standing, report, verbal update, to follow, "
                "presentation, urgent, heading."
            ),
        ),
        (("remove", "9"), "No item of the agenda is called “9”. It has 1 Plan, 2 Plans."),
        (("remove", "pla"), "“pla” may mean 1 Plan, 2 Plans. Name it by its number."),
        (("move", "1"), "Say where it goes. Give --before ITEM or --after ITEM."),
        (("move", "1", "--after", "1"), "An item is not moved beside itself. Name another item."),
        (("under", "1"), "Say what it goes under. Name an item, or give --out."),
        (("under", "1", "1"), "An item is no sub-item of itself. Choose another item to put it under."),
        (
            ("exempt", "1", "--paragraphs", "8"),
            "Schedule 12A Part 1 has paragraphs 1 to 7, not 8. Write them like --paragraphs “1, 3”.",
        ),
        (
            ("exempt", "1"),
            (
                "Nothing says why it is not public. Choose at least one paragraph of Schedule 12A, or say that it is "
                "confidential."
            ),
        ),
        (("take",), "Say which suggestions are taken. Name them, or give --all."),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_next_step(refused, board_file, add, arguments, sentence):
    add("Plan")
    add("Plans")
    command, *rest = arguments
    assert refused("agenda", command, board_file, *rest, *DAY) == sentence


@pytest.mark.parametrize(
    ("written", "kind"), [("verbal", "verbal update"), ("To Follow", "to follow"), ("u", "urgent")]
)
def test_a_kind_is_known_by_its_beginning(add, written, kind):
    item = add("Plan", "--kind", written, *(("--urgent-because", "x") if kind == "urgent" else ()))["items"][
        0
    ]
    assert item["kind"] == kind
