"""Publication by commands: what is still wrong, the agenda, a supplement, and what went out."""

from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import agenda, boards, meetings, reports
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.reports import ReportParagraphKind, WrittenParagraph
from db.store import Store

WHO = "Ann Smith"
MEETING = ("--meeting", "2019-09-11")


def write(store, item_id, words):
    reports.start_report(store, WHO, item_id)
    for section in reports.get_report(store, item_id).sections:
        paragraph = WrittenParagraph(None, ReportParagraphKind.TEXT, 0, words)
        reports.write_section(store, WHO, section.id, [paragraph])


@pytest.fixture
def file(board_file):
    with Store.open(board_file, WHO) as store:
        board_id = boards.find_board(store).id
        meeting_id = meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11), time(14), "Council House")
        report = agenda.add_item(store, WHO, meeting_id, "Fostering", paper=PaperKind.REPORT)
        agenda.add_item(store, WHO, meeting_id, "Schools", kind=ItemKind.TO_FOLLOW, paper=PaperKind.REPORT)
        write(store, report, "Carers are recruited.")
    return board_file


def arrive(file):
    with Store.open(file, WHO) as store:
        board_id = boards.find_board(store).id
        meeting_id = meetings.find_meeting(store, board_id, date(2019, 9, 11)).id
        write(store, agenda.list_items(store, meeting_id)[1].id, "Results rose.")


def test_a_dry_run_says_what_is_wrong_and_publishes_nothing(ask, run, file):
    found = ask("publish", file, *MEETING, "--on", "4/9/2019", "--dry-run")
    assert list(found) == [
        "on",
        "publish_by",
        "clear_days",
        "days",
        "late",
        "findings",
        "accepted",
        "choices",
    ]
    assert (found["publish_by"], found["clear_days"], found["late"]) == ("2019-09-03", 4, True)
    assert found["days"] == ["2019-09-05", "2019-09-06", "2019-09-09", "2019-09-10"]
    assert {"sentence", "blocks"} == set(found["findings"][0])
    assert found["choices"][0]["kind"] == "postpone"
    said = run("publish", file, *MEETING, "--on", "2019-09-03", "--dry-run")
    assert said.out.startswith("Five clear days: 4 5 6 9 10 September.\nThe last lawful day")
    assert "Note: Item 1 Fostering" in said.out
    assert ask("published", file, *MEETING) == []


def test_a_late_day_is_refused_with_one_sentence(refused, ask, file):
    said = refused("publish", file, *MEETING, "--on", "2019-09-04")
    assert said.startswith(
        "Wednesday 4 September 2019 is too late: it leaves four clear days, and five clear days are needed. "
        "The last lawful day for the meeting of Wednesday 11 September 2019 was Tuesday 3 September 2019."
    )
    assert ask("published", file, *MEETING) == []


def test_the_agenda_is_published_and_its_files_are_written(ask, file, tmp_path):
    out = tmp_path / "published"
    found = ask("publish", file, *MEETING, "--on", "2019-09-03", "--out", out, "--who", "Helen Rickman")
    assert list(found) == [
        "title",
        "published_on",
        "published_by",
        "clear_days",
        "short_notice",
        "first_page",
        "last_page",
        "files",
        "items",
    ]
    assert (found["title"], found["published_on"], found["published_by"]) == (
        "Agenda",
        "2019-09-03",
        "Helen Rickman",
    )
    assert (found["clear_days"], found["short_notice"]) == (5, None)
    assert [each["kind"] for each in found["files"]] == [
        "public pack",
        "notice of meeting",
        "agenda sheet",
        "accessible page",
        "agenda in Word",
    ]
    assert sorted(path.name for path in out.iterdir()) == sorted(each["name"] for each in found["files"])
    assert all((out / each["name"]).stat().st_size == each["bytes"] for each in found["files"])
    assert [(each["number"], each["first_page"]) for each in found["items"]] == [("1", 1), ("2", None)]
    assert ask("meeting", "list", file)[0]["state"] == "published"


def test_short_notice_is_published_with_its_reason(ask, run, file):
    reason = "The inspectors report on Tuesday."
    found = ask("publish", file, *MEETING, "--on", "2019-09-04", "--short-notice", reason)
    assert (found["clear_days"], found["short_notice"]) == (4, reason)
    assert f"At short notice: {reason}" in run("published", file, *MEETING).out


def test_a_supplement_goes_on_and_both_are_listed_and_saved_again(ask, refused, run, file, tmp_path):
    agenda_out = ask("publish", file, *MEETING, "--on", "2019-09-03")
    assert "No paper waits" in refused("supplement", file, *MEETING, "--on", "2019-09-06")
    arrive(file)
    assert "There is no item 9 on this agenda. It has 1, 2." in refused(
        "supplement", file, *MEETING, "--on", "2019-09-06", "--items", "9"
    )
    found = ask("supplement", file, *MEETING, "--on", "2019-09-06", "--items", "2")
    assert (found["title"], found["clear_days"]) == ("Supplement 1", 2)
    assert found["first_page"] == agenda_out["last_page"] + 1
    listed = ask("published", file, *MEETING, "--save", tmp_path / "again")
    assert [each["title"] for each in listed] == ["Agenda", "Supplement 1"]
    assert len(list((tmp_path / "again").iterdir())) == 6
    said = run("published", file, *MEETING).out
    assert said.startswith("Agenda, published on Tue 3 Sep 2019 by ")
    assert "1 page " in said
    assert "1 pages" not in said
    assert f"Schools  (Pages {found['first_page']} - {found['last_page']})" in said


def test_nothing_published_is_said(run, file):
    assert run("published", file, *MEETING).out == "Nothing was published for this meeting yet.\n"


def test_the_pack_is_printed_in_three_editions(ask, file, tmp_path):
    with Store.open(file, WHO) as store:
        board_id = boards.find_board(store).id
        meeting_id = meetings.find_meeting(store, board_id, date(2019, 9, 11)).id
        agenda.mark_exempt(store, WHO, agenda.list_items(store, meeting_id)[0].id, [3], "Bidding.")
    pages = {
        edition: ask("pack", file, *MEETING, "--out", tmp_path / f"{edition}.pdf", "--edition", edition)[
            "items"
        ]
        for edition in ("public", "restricted", "agenda")
    }
    assert pages["public"] == []
    assert [each["number"] for each in pages["restricted"]] == ["1"]
    assert pages["agenda"] == []


def test_a_folder_that_cannot_be_written_in_is_told_after_the_agenda_is_published(run, ask, file, tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    said = run("publish", file, *MEETING, "--on", "2019-09-03", "--out", tmp_path / "taken")
    assert said.code == 1
    assert "It is published and kept in the board, but its files were not written" in said.err
    assert "published FILE --meeting DATE --save FOLDER" in said.err
    assert len(ask("published", file, *MEETING)) == 1
