"""What becomes of a file that is given to an item: its paper, or an appendix of the report it has."""

from __future__ import annotations

from boardkeeper import appendices, reports
from boardkeeper.kept_files import TakenFile
from ui.operations import Desk


def attach_or_add(desk: Desk, who: str, item_id: str, file: TakenFile) -> str:
    """Attach a file to an item; answers the sentence that says what it became."""
    report = reports.get_report(desk, item_id)
    if report is None:
        reports.attach_paper(desk, who, item_id, file)
        return f"“{file.name}” attached."
    appendices.add_appendix(desk, who, report.id, title_of(file), file=file)
    return f"“{file.name}” added as an appendix."


def title_of(file: TakenFile) -> str:
    """A file's name as a title: without its ending, and with blanks where there were underscores."""
    return file.name.rpartition(".")[0].replace("_", " ").strip() or file.name
