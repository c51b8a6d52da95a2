"""What lies behind a report: its appendices, lettered by themselves, and its background papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.exempting import exempt_into, public_into
from boardkeeper.kept_files import TakenFile, keep_into
from boardkeeper.ordered_rows import count_places, move_row, put_facts
from boardkeeper.reports import AppendixView, BackgroundPaperView
from boardkeeper.reports.cleaning import clean_line
from boardkeeper.reports.front_sheet import attach_into, pdf_into
from boardkeeper.reports.reading import appendices_of, background_papers_of
from boardkeeper.rules.exemption import parse_paragraphs
from boardkeeper.rules.numbering import letter
from db.tables.agenda import PaperKind
from db.tables.reports import Appendix, BackgroundPaper, Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "COMPOSED",
    "AppendixView",
    "BackgroundPaperView",
    "PaperKind",
    "add_appendix",
    "add_background_paper",
    "attach_papers",
    "move_appendix",
    "move_background_paper",
    "remove_appendix",
    "remove_background_paper",
    "title_of",
    "update_appendix",
    "update_background_paper",
]

#: The papers the program can compose as an appendix; a report is no appendix of itself.
COMPOSED = tuple(kind for kind in PaperKind if kind not in {PaperKind.NONE, PaperKind.REPORT})

_MARKING = ("exempt_paragraphs", "public_interest_reason", "is_confidential")


def add_appendix(
    store: Store,
    who: str,
    report_id: str,
    title: str,
    *,
    reference: str = "",
    file: TakenFile | None = None,
    paper: PaperKind = PaperKind.NONE,
    **marking: object,
) -> str:
    """Add an appendix at the end, a PDF or a paper the program composes; answers its id.

    Args:
        reference: As printed; without one it takes the next letter that is free.
        file: Its pages; the file may also come later.
        paper: What the program composes in place of a file.
        marking: What keeps it from the public, as for `update_appendix`.

    Raises:
        UserError: It has no title, its reference is taken, the file is not a PDF, or there are two papers in one.
    """
    title = clean_line(title)
    with store.edit(f"Add the appendix “{title}”", who) as session:
        rows = appendices_of(session, report_id)
        appendix = Appendix(
            report_id=report_id,
            position=len(rows),
            reference=clean_line(reference) or _next_letter(rows),
            title=title,
            paper=paper,
        )
        _put_file(session, appendix, file)
        _mark_only(appendix, marking)
        _check(appendix, rows)
        session.add(appendix)
        count_places([*rows, appendix])
        session.flush()
        return appendix.id


def attach_papers(store: Store, who: str, item_id: str, files: Sequence[TakenFile]) -> str:
    """Attach files to an item in one step; answers what became of them, as a sentence.

    The first is the paper of an item without a report; whatever comes to a report goes behind it as appendices.

    Raises:
        UserError: A file is not a PDF, or the item is a heading; nothing is attached then.
    """
    one = len(files) == 1
    label = f"Attach “{clean_line(files[0].name)}”" if one else f"Attach {len(files)} papers"
    with store.edit(label, who) as session:
        report = session.scalars(select(Report).where(Report.agenda_item_id == item_id)).one_or_none()
        behind = list(files)
        if report is None:
            report = attach_into(session, item_id, behind.pop(0))
        rows = appendices_of(session, report.id)
        for file in behind:
            appendix = Appendix(
                report_id=report.id,
                position=len(rows),
                reference=_next_letter(rows),
                title=title_of(file),
                paper=PaperKind.NONE,
            )
            _put_file(session, appendix, file)
            session.add(appendix)
            rows.append(appendix)
        count_places(rows)
    return _attached(files, len(behind))


def title_of(file: TakenFile) -> str:
    """A file's name as a title: without its ending, and with blanks where there were underscores."""
    return clean_line(file.name.rpartition(".")[0].replace("_", " ")) or clean_line(file.name)


def _attached(files: Sequence[TakenFile], behind: int) -> str:
    if len(files) == 1:
        return f"“{files[0].name}” {'added as an appendix' if behind else 'attached'}."
    if behind == len(files):
        return f"{behind} files added as appendices."
    return (
        f"“{files[0].name}” attached, and {behind} file{'' if behind == 1 else 's'} behind it as appendices."
    )


def update_appendix(store: Store, who: str, appendix_id: str, **facts: object) -> None:
    """Change an appendix's `title`, `reference`, `paper`, `file` (a `TakenFile`; None takes it away) or its marking.

    The marking is `exempt_paragraphs` (“1, 3”, or numbers), `public_interest_reason` and `is_confidential`. A file takes
    the place of a composed paper, and the other way round.

    Raises:
        UserError: As for `add_appendix`; or it is to be exempt without a reason, or under no such paragraph.
    """
    with store.edit("Change the appendix", who) as session:
        appendix = session.get_one(Appendix, appendix_id)
        plain = _plain(facts)
        if "file" in plain:
            file = plain.pop("file")
            _put_file(session, appendix, file)
            if file is not None:
                plain.setdefault("paper", PaperKind.NONE)
        elif plain.get("paper", PaperKind.NONE) is not PaperKind.NONE:
            _put_file(session, appendix, None)
        _mark(appendix, plain)
        put_facts(appendix, plain, {"title", "reference", "paper"})
        with session.no_autoflush:
            _check(appendix, appendices_of(session, appendix.report_id))


def move_appendix(store: Store, who: str, appendix_id: str, to_place: int) -> None:
    """Move an appendix to a place counted from 0; while they run A, B, C … they do so after it, too."""
    with store.edit("Move the appendix", who) as session:
        appendix = session.get_one(Appendix, appendix_id)
        rows = appendices_of(session, appendix.report_id)
        runs_on = _runs_on(rows)
        move_row(rows, appendix, to_place)
        if runs_on:
            _letter(rows)


def remove_appendix(store: Store, who: str, appendix_id: str) -> None:
    """Remove an appendix; while they run A, B, C … the later ones close up."""
    with store.edit("Remove the appendix", who) as session:
        appendix = session.get_one(Appendix, appendix_id)
        rows = appendices_of(session, appendix.report_id)
        runs_on = _runs_on(rows)
        rows.remove(appendix)
        session.delete(appendix)
        count_places(rows)
        if runs_on:
            _letter(rows)


def add_background_paper(
    store: Store, who: str, report_id: str, title: str, *, file: TakenFile | None = None, **marking: object
) -> str:
    """List an unpublished paper the report relies on, with its file if the council keeps it here; answers its id."""
    title = clean_line(title)
    with store.edit(f"Add the background paper “{title}”", who) as session:
        rows = background_papers_of(session, report_id)
        paper = BackgroundPaper(report_id=report_id, position=len(rows), title=title)
        _put_any_file(session, paper, file)
        _mark_only(paper, marking)
        _require_title(paper)
        session.add(paper)
        count_places([*rows, paper])
        session.flush()
        return paper.id


def update_background_paper(store: Store, who: str, paper_id: str, **facts: object) -> None:
    """Change a background paper's `title`, `file` or marking, as for `update_appendix`."""
    with store.edit("Change the background paper", who) as session:
        paper = session.get_one(BackgroundPaper, paper_id)
        plain = _plain(facts)
        if "file" in plain:
            _put_any_file(session, paper, plain.pop("file"))
        _mark(paper, plain)
        put_facts(paper, plain, {"title"})
        _require_title(paper)


def move_background_paper(store: Store, who: str, paper_id: str, to_place: int) -> None:
    """Move a background paper to a place counted from 0."""
    with store.edit("Move the background paper", who) as session:
        paper = session.get_one(BackgroundPaper, paper_id)
        move_row(background_papers_of(session, paper.report_id), paper, to_place)


def remove_background_paper(store: Store, who: str, paper_id: str) -> None:
    """Take a background paper off the list."""
    with store.edit("Remove the background paper", who) as session:
        paper = session.get_one(BackgroundPaper, paper_id)
        rows = background_papers_of(session, paper.report_id)
        rows.remove(paper)
        session.delete(paper)
        count_places(rows)


def _plain(facts: dict[str, object]) -> dict[str, Any]:
    """Facts with their words on one line each."""
    return {name: clean_line(value) if isinstance(value, str) else value for name, value in facts.items()}


def _mark(paper: Appendix | BackgroundPaper, facts: dict[str, Any]) -> None:
    """Take the marking out of the facts and put it on the paper; what is not named stays as it is."""
    given = {name: facts.pop(name) for name in _MARKING if name in facts}
    if not given:
        return
    paragraphs = _paragraphs(given.get("exempt_paragraphs", paper.exempt_paragraphs or ""))
    is_confidential = bool(given.get("is_confidential", paper.is_confidential))
    if paragraphs or is_confidential:
        reason = given.get("public_interest_reason", paper.public_interest_reason or "")
        exempt_into(paper, paragraphs, reason, is_confidential=is_confidential)
    else:
        public_into(paper)


def _mark_only(paper: Appendix | BackgroundPaper, marking: dict[str, object]) -> None:
    """Put the marking on a new paper; anything else is a fault of the caller."""
    facts = _plain(marking)
    _mark(paper, facts)
    put_facts(paper, facts, ())


def _paragraphs(written: str | Iterable[int]) -> tuple[int, ...]:
    if not isinstance(written, str):
        return tuple(written)
    try:
        return parse_paragraphs(written)
    except ValueError as error:
        raise UserError(str(error), "Schedule 12A, Part 1 has paragraphs 1 to 7.") from error


def _check(appendix: Appendix, rows: Sequence[Appendix]) -> None:
    if not appendix.reference:
        raise UserError("An appendix needs a reference.", "The next one that is free is given by itself.")
    if any(row is not appendix and row.reference.casefold() == appendix.reference.casefold() for row in rows):
        raise UserError(
            f"The report has an appendix {appendix.reference} already.", "Give this one another reference."
        )
    if appendix.paper is PaperKind.REPORT:
        raise UserError("A report is no appendix.", "Attach it as a PDF, or choose a paper that is composed.")
    if appendix.paper is not PaperKind.NONE and appendix.blob_hash:
        raise UserError(
            "An appendix is either a file or a composed paper.", "Add the other one as an appendix too."
        )
    _require_title(appendix)


def _require_title(paper: Appendix | BackgroundPaper) -> None:
    if not paper.title:
        raise UserError(
            "What lies behind a report needs a title.", "Type it as the front sheet shall list it."
        )


def _put_file(session: Session, appendix: Appendix, file: TakenFile | None) -> None:
    appendix.blob_hash = None if file is None else pdf_into(session, file)
    appendix.file_name = "" if file is None else clean_line(file.name)


def _put_any_file(session: Session, paper: BackgroundPaper, file: TakenFile | None) -> None:
    """Keep a background paper as it is: it is open to inspection, and is no part of the pack."""
    paper.blob_hash = None if file is None else keep_into(session, file.content, file.media_type)
    paper.file_name = "" if file is None else clean_line(file.name)


def _next_letter(rows: Sequence[Appendix]) -> str:
    taken = {row.reference.casefold() for row in rows}
    letters = (letter(number).upper() for number in count(1))
    return next(each for each in letters if each.casefold() not in taken)


def _runs_on(rows: Sequence[Appendix]) -> bool:
    """Whether the references are A, B, C … in their order, so that they are counted and not typed."""
    return [row.reference for row in rows] == [letter(number + 1).upper() for number in range(len(rows))]


def _letter(rows: Sequence[Appendix]) -> None:
    for number, row in enumerate(rows, start=1):
        row.reference = letter(number).upper()
