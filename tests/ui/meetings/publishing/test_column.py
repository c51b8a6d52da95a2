"""Publishing by mouse and keyboard: the day, what is wrong, the step, what went out, and the papers that came later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, meetings, publishing, reports
from boardkeeper.agenda import ItemKind
from boardkeeper.reports import ReportParagraphKind, WrittenParagraph
from boardkeeper.rules.due_dates import long_date
from tests.ui.real_board import WHO, Desk
from ui.meetings.publishing.column import PublishingColumn
from ui.meetings.publishing.panel import PublishPanel
from ui.meetings.stepper import Step


@pytest.fixture
def column(desk: Desk) -> PublishingColumn:
    column: PublishingColumn = desk.page.place.pack.publishing
    desk.page.publish_agenda()
    desk.settle()
    return column


@pytest.fixture
def panel(column: PublishingColumn) -> PublishPanel:
    return column.panel


def last_day(panel: PublishPanel) -> date:
    timing = panel.day.timing
    assert timing is not None
    return timing.publish_by


def type_day(desk: Desk, panel: PublishPanel, day: date) -> None:
    """Type a day and wait until the board was asked about it."""
    panel.day.field.setText(long_date(day))
    desk.qtbot.waitUntil(lambda: panel.readiness is not None and panel.readiness.on == day, timeout=10_000)
    desk.settle()


def publish(desk: Desk, panel: PublishPanel) -> None:
    type_day(desk, panel, last_day(panel))
    panel.publish_button.click()
    desk.qtbot.waitUntil(lambda: "Agenda published." in desk.said, timeout=60_000)
    desk.settle()


def write_report(store: Any, meeting_id: str) -> None:
    item = next(each for each in agenda.list_items(store, meeting_id) if each.kind is ItemKind.TO_FOLLOW)
    reports.start_report(store, WHO, item.id)
    for section in reports.get_report(store, item.id).sections:
        words = WrittenParagraph(None, ReportParagraphKind.TEXT, 0, "There are enough places.")
        reports.write_section(store, WHO, section.id, [words])


def test_the_panel_opens_on_today_with_its_clear_days_counted(desk: Desk, panel: PublishPanel) -> None:
    assert desk.page.place.stepper.current is Step.PACK
    assert panel.isVisible()
    assert panel.day.day == desk.made.today
    assert panel.day.field.hasFocus()
    timing = panel.day.timing
    assert timing is not None
    assert panel.day.verdict.text() == publishing.verdict(timing)
    assert not desk.page.place.pack.head.publish_button.isVisible()


def test_a_day_is_judged_while_it_is_typed(qtbot: QtBot, desk: Desk, panel: PublishPanel) -> None:
    last = last_day(panel)
    panel.day.field.clear()
    qtbot.keyClicks(panel.day.field, f"{last:%d/%m/%Y}")
    assert panel.day.verdict.text().startswith("Five clear days: ")
    panel.day.field.setText(long_date(last + timedelta(days=1)))
    assert panel.day.verdict.text().startswith(("Only four clear days: ", f"{last + timedelta(days=1):%A}"))
    assert "The last lawful day was" in panel.day.law.text()
    assert not panel.publish_button.isEnabled()
    panel.day.field.setText("some day")
    assert panel.day.verdict.text() == "No day can be read from this yet."
    assert not panel.publish_button.isEnabled()
    desk.settle()


def late(desk: Desk, panel: PublishPanel) -> None:
    type_day(desk, panel, meetings_day(desk) - timedelta(days=1))


def meetings_day(desk: Desk) -> date:
    day: date = desk.page.place.reading.meeting.held_on
    return day


def test_a_late_day_offers_what_can_still_be_done(desk: Desk, panel: PublishPanel) -> None:
    late(desk, panel)
    words = [button.text() for button in panel.choices.buttons]
    assert [each.split()[0] for each in words] == ["Postpone", "Give", "Mark", "Go"]
    panel.choices.buttons[0].click()
    bar = desk.page.place.fate.postpone_bar
    assert bar.isVisible()
    assert bar.day.text()


def test_short_notice_asks_for_its_reason_and_then_lets_publish(
    qtbot: QtBot, desk: Desk, panel: PublishPanel
) -> None:
    late(desk, panel)
    panel.choices.buttons[1].click()
    assert panel.reason.hasFocus()
    assert not panel.publish_button.isEnabled()
    qtbot.keyClicks(panel.reason, "The inspectors report on Tuesday.")
    qtbot.keyClick(panel.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Agenda published." in desk.said, timeout=60_000)
    desk.settle()
    (found,) = desk.ask(publishing.publications, desk.made.coming)
    assert found.short_notice_reason == "The inspectors report on Tuesday."


def test_the_other_choices_lead_to_the_agenda_and_to_the_later_meeting(
    desk: Desk, panel: PublishPanel
) -> None:
    late(desk, panel)
    panel.choices.buttons[3].click()
    desk.settle()
    assert [place.thing_id for place in desk.places] == [desk.made.planned]
    panel.choices.buttons[2].click()
    assert desk.page.place.stepper.current is Step.AGENDA


def test_a_finding_leads_to_where_it_is_put_right(qtbot: QtBot, desk: Desk, panel: PublishPanel) -> None:
    type_day(desk, panel, last_day(panel))
    lines = {line.words.text: line for line in panel.findings.lines}
    missing = next(line for text, line in lines.items() if "Improvement Plan has no paper" in text)
    qtbot.mouseClick(missing, Qt.MouseButton.LeftButton)
    assert desk.page.place.stepper.current is Step.PAPERS
    desk.settle()


def test_a_meeting_without_a_place_blocks_and_leads_to_its_facts(
    qtbot: QtBot, desk: Desk, panel: PublishPanel
) -> None:
    def forget_the_place(store: Any) -> None:
        meetings.update_meeting(store, WHO, desk.made.coming, venue="")

    desk.ask(forget_the_place)
    type_day(desk, panel, last_day(panel))
    qtbot.waitUntil(lambda: bool(panel.readiness and panel.readiness.blocking), timeout=10_000)
    assert not panel.publish_button.isEnabled()
    assert panel.said.text() == "1 thing must be put right first; see below."
    assert panel.findings.lines[0].words.right == "must be right"
    qtbot.mouseClick(panel.findings.lines[0], Qt.MouseButton.LeftButton)
    assert desk.page.place.stepper.current is Step.MEETING
    assert desk.page.place.held.venue.hasFocus()
    desk.settle()


def test_escape_puts_the_panel_away_and_the_button_brings_it_back(
    qtbot: QtBot, desk: Desk, panel: PublishPanel
) -> None:
    qtbot.keyClick(panel.day.field, Qt.Key.Key_Escape)
    button = desk.page.place.pack.head.publish_button
    assert not panel.isVisible()
    assert button.hasFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    desk.settle()


def test_publishing_takes_one_click_and_what_went_out_is_listed(desk: Desk, column: PublishingColumn) -> None:
    publish(desk, column.panel)
    (found,) = desk.ask(publishing.publications, desk.made.coming)
    assert (found.clear_days, found.published_by) == (5, WHO)
    assert not column.panel.isVisible()
    assert column.published.isVisible()
    assert [row.paper for row in column.published.rows] == list(found.papers)
    assert desk.page.place.stepper.buttons[Step.PACK].words.text == "published"
    assert not desk.page.place.pack.head.publish_button.isVisible()
    desk.undo()
    assert not column.published.isVisible()
    assert desk.page.place.pack.head.publish_button.isVisible()


def test_making_the_papers_can_be_cancelled(desk: Desk, panel: PublishPanel) -> None:
    type_day(desk, panel, last_day(panel))
    desk.workplace.tasks.started.connect(cancel_making)
    panel.publish_button.click()
    assert not panel.publish_button.isEnabled()
    assert panel.said.text().startswith("Making the papers")
    desk.qtbot.waitUntil(panel.publish_button.isEnabled, timeout=60_000)
    desk.workplace.tasks.started.disconnect(cancel_making)
    desk.settle()
    assert desk.ask(publishing.publications, desk.made.coming) == ()
    assert panel.isVisible()


def cancel_making(task: Any) -> None:
    if task.title == "Making the papers":
        task.cancel()


def test_a_change_while_the_papers_are_made_is_said_and_can_be_tried_again(
    desk: Desk, column: PublishingColumn, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = column.panel
    type_day(desk, panel, last_day(panel))
    make = column.publisher._on_made

    def change_first(made: Any) -> None:
        item_id = made.prepared.public.items[0].id
        desk.workplace.operations.run(None, agenda.update_item, WHO, item_id, title="Apologies for absence")
        make(made)

    monkeypatch.setattr(column.publisher, "_on_made", change_first)
    panel.publish_button.click()
    desk.qtbot.waitUntil(lambda: "Make them again" in panel.said.text(), timeout=60_000)
    desk.settle()
    assert desk.ask(publishing.publications, desk.made.coming) == ()
    monkeypatch.undo()
    desk.qtbot.waitUntil(panel.publish_button.isEnabled, timeout=10_000)
    publish(desk, panel)
    assert len(desk.ask(publishing.publications, desk.made.coming)) == 1


def test_a_published_file_is_opened_from_a_folder_that_does_not_stay(
    desk: Desk, column: PublishingColumn, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    publish(desk, column.panel)
    column.published.rows[0].open_button.click()
    desk.settle()
    (path,) = opened
    paper = column.published.rows[0].paper
    assert path.name == paper.file_name
    assert path.read_bytes() == desk.ask(publishing.published_file, paper.id)[1]
    assert column._opener._folder.autoRemove()


def test_a_copy_and_all_files_are_saved_where_the_user_says(
    desk: Desk, column: PublishingColumn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        return str(tmp_path / Path(start).stem), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer(str(tmp_path / "all")))
    publish(desk, column.panel)
    row = column.published.rows[0]
    row.save_button.click()
    desk.settle()
    assert (tmp_path / row.paper.file_name).stat().st_size == row.paper.size
    assert desk.said[-1].startswith(f"“{row.paper.file_name}” written to")
    (publication,) = desk.ask(publishing.publications, desk.made.coming)
    column.published.all_wanted.emit(publication)
    desk.settle()
    assert len(list((tmp_path / "all").iterdir())) == len(column.published.rows)
    assert desk.said[-1] == f"{len(column.published.rows)} files written to all."


def answer(chosen: str) -> Callable[..., str]:
    def choose(*_asked: object) -> str:
        return chosen

    return choose


def test_papers_that_came_later_are_published_as_a_supplement(desk: Desk, column: PublishingColumn) -> None:
    publish(desk, column.panel)
    assert not column.supplement.isVisible()

    def arrive(store: Any) -> None:
        write_report(store, desk.made.coming)
        agenda.add_item(
            store, WHO, desk.made.coming, "Strike", kind=ItemKind.URGENT, urgent_reason="It was called today."
        )

    desk.ask(arrive)
    desk.settle()
    panel = column.supplement
    assert panel.isVisible()
    assert desk.page.place.stepper.buttons[Step.PACK].words.text == "2 papers waiting"
    assert desk.page.place.pack.head.publish_button.text() == "Supplement…"
    assert panel.publish_button.text() == "Publish supplement 1"
    panel.rows[1].box.setChecked(False)
    panel.publish_button.click()
    desk.qtbot.waitUntil(lambda: "Supplement 1 published." in desk.said, timeout=60_000)
    desk.settle()
    agenda_out, supplement = desk.ask(publishing.publications, desk.made.coming)
    assert [item.title for item in supplement.items] == ["Placement sufficiency"]
    assert supplement.first_page == agenda_out.last_page + 1
    assert panel.publish_button.text() == "Publish supplement 2"
    assert [row.item_id for row in panel.rows] != []
    assert desk.page.place.stepper.buttons[Step.PACK].words.text == "1 paper waiting"


def test_a_supplement_that_is_out_is_shown_to_be_printed_and_exported(
    desk: Desk, column: PublishingColumn
) -> None:
    publish(desk, column.panel)

    def arrive(store: Any) -> None:
        write_report(store, desk.made.coming)

    desk.ask(arrive)
    desk.settle()
    column.supplement.publish_button.click()
    desk.qtbot.waitUntil(lambda: "Supplement 1 published." in desk.said, timeout=60_000)
    desk.settle()
    builder = desk.page.place.builder
    button = next(
        each for each in column.published.findChildren(QPushButton) if each.text() == "Show its pages"
    )
    assert button.accessibleName() == "Show the pages of supplement 1"
    button.click()
    desk.qtbot.waitUntil(
        lambda: builder.pack is not None and builder.pack.edition.supplement == 1, timeout=60_000
    )
    desk.settle()
    _, supplement = desk.ask(publishing.publications, desk.made.coming)
    labels = [label for label in builder.pack.labels if label.isdigit()]
    assert (int(labels[0]), int(labels[-1])) == (supplement.first_page, supplement.last_page)
    assert "preview" not in builder.pack.composed.pack.title
    head = desk.page.place.pack.head
    assert head.export_button.isEnabled()
    assert head.edition.text() == "Public, supplement 1"
    assert "as they were published" in head.state.text()


def test_the_keyboard_goes_to_the_papers_that_wait(desk: Desk, column: PublishingColumn) -> None:
    publish(desk, column.panel)

    def arrive(store: Any) -> None:
        write_report(store, desk.made.coming)

    desk.ask(arrive)
    desk.settle()
    desk.page.place.stepper.choose(Step.AGENDA)
    desk.page.publish_agenda()
    assert column.supplement.day.field.hasFocus()
    desk.settle()


def test_another_meeting_closes_the_panel(desk: Desk, panel: PublishPanel) -> None:
    desk.page.reveal(desk.made.planned)
    desk.settle()
    assert not panel.isVisible()
    assert not desk.page.place.pack.publishing.can_publish


def test_a_past_meeting_offers_nothing_to_publish(desk: Desk, column: PublishingColumn) -> None:
    def mark(store: Any) -> None:
        meetings.update_meeting(store, WHO, desk.made.coming, state=meetings.MeetingState.HELD)

    desk.ask(mark)
    desk.settle()
    assert not column.can_publish
    assert not column.panel.isVisible()
