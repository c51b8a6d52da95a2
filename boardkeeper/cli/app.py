"""The commands by name, and how every failure ends: one clear sentence and an exit code that is not 0."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import typer

from boardkeeper.cli import checking, files, kpi_figures, meeting_papers, workbooks
from boardkeeper.errors import UserError

app = typer.Typer(
    name="boardkeeper",
    help="Agendas, minutes, actions, KPIs and printed packs for boards. Without a command it opens the window.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

app.command("new")(files.new)
app.command("info")(files.info)
app.command("import")(workbooks.import_workbook)
app.command("kpis")(kpi_figures.kpis)
kpi = typer.Typer(help="Set how a KPI is judged.", no_args_is_help=True, rich_markup_mode=None)
kpi.command("set")(kpi_figures.set_kpi)
app.add_typer(kpi, name="kpi")
meeting = typer.Typer(help="A board’s meetings.", no_args_is_help=True, rich_markup_mode=None)
meeting.command("add")(meeting_papers.add_meeting)
meeting.command("list")(meeting_papers.list_meetings)
app.add_typer(meeting, name="meeting")
app.command("notice-date")(meeting_papers.notice_date)
app.command("pack")(meeting_papers.pack)
app.command("search")(files.search)
app.command("undo")(files.undo)
app.command("redo")(files.redo)
app.command("history")(files.history)
app.command("backup")(files.backup)
app.command("verify")(files.verify)
app.command("self-check")(checking.self_check)


def run(arguments: Sequence[str]) -> int:
    """Perform one command; answers the exit code: 0 done, 1 refused with a sentence, 2 not understood."""
    try:
        code = typer.main.get_command(app).main(
            args=list(arguments), prog_name="boardkeeper", standalone_mode=False
        )
    except UserError as error:
        if "--json" in arguments:
            refusal = {"error": error.sentence, "next_step": error.next_step}
            sys.stdout.write(json.dumps(refusal, ensure_ascii=False, indent=2) + "\n")
        sys.stderr.write(f"{error}\n")
        return 1
    except typer.TyperException as error:
        sys.stderr.write(f"{error.format_message()} See: boardkeeper --help\n")
        return error.exit_code
    except typer.Abort:
        sys.stderr.write("Stopped; nothing was written.\n")
        return 1
    return code if isinstance(code, int) else 0
