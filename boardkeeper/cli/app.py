"""The commands by name, and how every failure ends: one clear sentence and an exit code that is not 0."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any

import typer

from boardkeeper import __version__
from boardkeeper.cli import (
    actions,
    agenda,
    attendance,
    boards,
    briefing,
    chasing,
    checking,
    decisions,
    distribution,
    export,
    files,
    findings,
    kpi_analysis,
    kpi_definitions,
    kpi_figures,
    kpi_held_against,
    kpi_papers,
    matter,
    meeting_days,
    meetings,
    minute_book,
    minutes,
    minutes_approval,
    minutes_import,
    minutes_out,
    minutes_versions,
    notice_reviews,
    pack_reading,
    packs,
    people,
    plan,
    plan_milestones,
    plan_progress,
    plan_writing,
    pledges,
    programme,
    publishing,
    remarks,
    reports,
    review_merge,
    reviews,
    schemes,
    workbooks,
)
from boardkeeper.cli.answers import print_json
from boardkeeper.errors import UserError
from db.tables.follow_up import Log

app = typer.Typer(
    name="boardkeeper",
    help="Agendas, minutes, actions, KPIs and printed packs for boards. Without a command it opens the window.",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    add_completion=False,
)

app.command("new")(files.new)
app.command("info")(files.info)
app.command("import")(workbooks.import_workbook)
kpi_figures.kpis_app.command("print")(kpi_papers.print_kpis)
kpi_figures.kpis_app.command("check")(kpi_analysis.check)
kpi_figures.kpis_app.command("read")(kpi_papers.read_text)
app.add_typer(kpi_figures.kpis_app, name="kpis")
export.export_app.command("plan")(plan.export)
app.add_typer(export.export_app, name="export")
app.add_typer(boards.board_app, name="board")
kpi = typer.Typer(help="One KPI: what it is, what it is held against, its figures.", rich_markup_mode=None)
kpi.command("show")(kpi_definitions.show)
kpi.command("add")(kpi_definitions.add)
kpi.command("set")(kpi_figures.set_kpi)
kpi.command("target")(kpi_held_against.target)
kpi.command("benchmark")(kpi_held_against.benchmark)
kpi.command("event")(kpi_held_against.event)
kpi.command("board-event")(kpi_held_against.board_event)
kpi.command("figure")(kpi_held_against.figure)
kpi.command("analyse")(kpi_analysis.analyse)
kpi.command("rename")(kpi_definitions.rename)
kpi.command("also")(kpi_definitions.also)
kpi.command("merge")(kpi_definitions.merge)
kpi.command("move")(kpi_definitions.move)
kpi.command("remove")(kpi_definitions.remove)
app.add_typer(kpi, name="kpi")
meeting = typer.Typer(help="A board’s meetings.", rich_markup_mode=None)
meeting.command("add")(meetings.add)
meeting.command("list")(meetings.list_all)
meeting.command("show")(meetings.show)
meeting.command("edit")(meetings.edit)
meeting.command("plan")(meeting_days.plan)
meeting.command("cancel")(meetings.cancel)
meeting.command("postpone")(meetings.postpone)
meeting.command("reinstate")(meetings.reinstate)
meeting.command("held")(meetings.held)
meeting.command("deadlines")(meeting_days.show_deadlines)
meeting.command("findings")(findings.findings)
app.add_typer(meeting, name="meeting")
app.add_typer(agenda.agenda_app, name="agenda")
minutes.minutes_app.command("status")(minutes_approval.status)
minutes.minutes_app.command("circulate")(minutes_approval.circulate)
minutes.minutes_app.command("comment")(minutes_approval.comment)
minutes.minutes_app.command("settle")(minutes_approval.settle)
minutes.minutes_app.command("approve")(minutes_approval.approve)
minutes.minutes_app.command("correct")(minutes_approval.correct)
minutes.minutes_app.command("sign")(minutes_approval.sign)
minutes.minutes_app.command("people")(attendance.people)
minutes.minutes_app.command("attend")(attendance.attend)
minutes.minutes_app.command("move")(attendance.move)
minutes.minutes_app.command("declare")(attendance.declare)
minutes.minutes_app.command("withdraw")(attendance.withdraw)
minutes.minutes_app.command("quorum")(attendance.quorum)
minutes.minutes_app.command("show")(minutes_out.show)
minutes.minutes_app.command("export")(minutes_out.export)
minutes.minutes_app.command("decisions-sheet")(minutes_out.decisions_sheet)
minutes.minutes_app.command("action-list")(minutes_out.action_list)
minutes.minutes_app.command("import")(minutes_import.import_minutes)
minutes.minutes_app.command("compare")(minutes_versions.compare)
minutes.minutes_app.command("numbers")(minutes_approval.numbers)
app.add_typer(minutes.minutes_app, name="minutes")
app.command("calendar")(meeting_days.write_calendar)
app.add_typer(reports.report_app, name="report")
app.add_typer(notice_reviews.notice_app, name="notice")
app.command("notice-date")(meeting_days.notice_date)
packs.pack_app.command("distribute")(distribution.distribute)
packs.pack_app.command("diff")(pack_reading.diff)
packs.pack_app.command("verify")(pack_reading.verify)
app.add_typer(packs.pack_app, name="pack")
app.command("publish")(publishing.publish)
app.command("supplement")(publishing.supplement)
app.command("published")(publishing.published)
app.add_typer(distribution.distribution_app, name="distribution")
member = typer.Typer(help="Members of a board, their seats and substitutes.", rich_markup_mode=None)
member.command("add")(people.add_member)
member.command("list")(people.list_members)
member.command("set")(people.set_member)
member.command("substitute")(people.name_substitute)
app.add_typer(member, name="member")
officer = typer.Typer(help="Officers and their posts.", rich_markup_mode=None)
officer.command("add")(people.add_officer)
app.add_typer(officer, name="officer")
app.command("people")(people.list_people)
chasing.add_chasing(actions.actions_app, Log.ACTIONS)
chasing.add_chasing(decisions.decisions_app, Log.DECISIONS)
app.add_typer(chasing.chase_app, name="chase")
app.add_typer(actions.actions_app, name="actions")
app.add_typer(decisions.decisions_app, name="decisions")
app.add_typer(programme.programme_app, name="programme")
plan.plan_app.command("add")(plan_writing.add)
plan.plan_app.command("edit")(plan_writing.edit)
plan.plan_app.command("remove")(plan_writing.remove)
plan.plan_app.add_typer(plan_writing.priority_app, name="priority")
plan.plan_app.add_typer(plan_milestones.milestone_app, name="milestone")
plan.plan_app.command("status")(plan_progress.status)
plan.plan_app.command("narrative")(plan_progress.narrative)
plan.plan_app.command("evidence")(plan_progress.evidence)
plan.plan_app.command("link")(plan_progress.link)
plan.plan_app.add_typer(pledges.pledge_app, name="pledge")
app.add_typer(plan.plan_app, name="plan")
app.add_typer(remarks.remarks_app, name="remarks")
reviews.review_app.command("merge")(review_merge.merge)
app.add_typer(reviews.review_app, name="review")
app.add_typer(schemes.scheme_app, name="scheme")
app.add_typer(minute_book.book_app, name="minute-book")
app.command("briefing")(briefing.briefing)
app.command("matter")(matter.matter)
app.command("search")(files.search)
app.command("undo")(files.undo)
app.command("redo")(files.redo)
app.command("history")(files.history)
app.command("backup")(files.backup)
app.command("verify")(files.verify)
app.command("self-check")(checking.self_check)


def _say_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"boardkeeper {__version__}\n")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_say_version, is_eager=True, help="Say which version this is, and end."
        ),
    ] = False,
) -> None:
    """Agendas, minutes, actions, KPIs and printed packs for boards. Without a command it opens the window."""


@cache
def _commands() -> Any:
    """The commands made ready; worth keeping for whoever performs several in one process."""
    return typer.main.get_command(app)


def run(arguments: Sequence[str]) -> int:
    """Perform one command; answers the exit code: 0 done, 1 refused with a sentence, 2 not understood."""
    _write_what_can_be_written()
    try:
        code = _commands().main(args=list(arguments), prog_name="boardkeeper", standalone_mode=False)
        sys.stdout.flush()
    except UserError as error:
        return _refused(error, arguments)
    except typer.TyperException as error:
        sys.stderr.write(f"{_sentence(error.format_message())} See: boardkeeper --help\n")
        return error.exit_code
    except typer.Abort:
        sys.stderr.write("Stopped; a step that was not finished was not written.\n")
        return 1
    except BrokenPipeError:
        # Whoever read the answer has gone ("… | head"); nothing is left to say, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last net: a fault of ours is one sentence, not a page of code
        return _refused(_fault(error), arguments)
    return code if isinstance(code, int) else 0


def _write_what_can_be_written() -> None:
    """A terminal or a pipe that cannot write “é” or “›” gets their codes instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _sentence(message: str) -> str:
    said = message.replace("Value error, ", "").strip()
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _refused(error: UserError, arguments: Sequence[str]) -> int:
    if "--json" in arguments:
        print_json({"error": error.sentence, "next_step": error.next_step})
    sys.stderr.write(f"{error}\n")
    return 1


def _fault(error: Exception) -> UserError:
    with tempfile.NamedTemporaryFile(
        "w", prefix="boardkeeper-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write("".join(traceback.format_exception(error)))
    return UserError(
        f"Boardkeeper met a fault of its own ({type(error).__name__}); a step that was not finished was not written.",
        f"What happened is in {report.name}; please send it to whoever looks after the program.",
    )
