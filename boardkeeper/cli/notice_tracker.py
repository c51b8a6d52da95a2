"""Commands for the notice tracker: the notice, its paragraphs, what shows them, and its papers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.cli.choosing import choose, given_facts
from boardkeeper.cli.log_rows import OnDay, day_of
from boardkeeper.cli.notice_words import line_data, notice_data, notice_lines, paragraph_data
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from db.tables.plan import NoticeKind, ShownFrom

if TYPE_CHECKING:
    from datetime import date

    from boardkeeper.notices import NoticeView, ParagraphView
    from db.store import Store

NoticeName = Annotated[
    str | None,
    typer.Option("--notice", metavar="TITLE", help="Which notice; by default the latest in force."),
]
Reference = Annotated[
    str, typer.Argument(metavar="PARAGRAPH", help="As the notice counts: 4b; or a part of it.")
]
PaperOut = Annotated[
    Path, typer.Option("--out", metavar="PAPER", help="The file to write: .pdf, .docx, .html or .txt.")
]


def notice_of(store: Store, board: str | None, wanted: str | None, today: date) -> NoticeView:
    """The notice that is meant.

    Raises:
        UserError: The board answers to none, or none is called that.
    """
    from boardkeeper import boards, notices

    board_id = boards.find_board(store, board).id
    lines = notices.list_notices(store, board_id)
    if not lines:
        raise UserError(
            "The board answers to no notice.",
            "Set one up with: boardkeeper notice add FILE TITLE --issued DATE.",
        )
    chosen = lines[0] if wanted is None else choose(lines, [each.title for each in lines], wanted, "notice")
    found = notices.get_notice(store, board_id, today, chosen.id)
    assert found is not None
    return found


def as_it_is_now(store: Store, notice: NoticeView, today: date) -> NoticeView:
    """The same notice, read anew after it was changed."""
    from boardkeeper import notices

    found = notices.get_notice(store, notice.board_id, today, notice.id)
    assert found is not None
    return found


def paragraph_of(notice: NoticeView, wanted: str) -> ParagraphView:
    """The paragraph that is meant, by its reference first.

    Raises:
        UserError: None, or more than one, answers to that.
    """
    text = wanted.strip().casefold()
    exact = [each for each in notice.paragraphs if each.reference.casefold() == text]
    if len(exact) == 1:
        return exact[0]
    titles = [each.reference for each in notice.paragraphs]
    if text.isdecimal():
        raise UserError(
            f"The notice has no paragraph {wanted}.", f"It has {', '.join(titles)}." if titles else ""
        )
    return choose(notice.paragraphs, titles, wanted, "paragraph of the notice")


def add(
    file: BoardFile,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What the Department calls it.")],
    issued: Annotated[str, typer.Option("--issued", metavar="DATE", help="The day of the notice.")],
    kind: Annotated[
        NoticeKind, typer.Option("--kind", case_sensitive=False, help="A notice or a statutory direction.")
    ] = NoticeKind.IMPROVEMENT_NOTICE,
    target: Annotated[
        str | None, typer.Option("--target", metavar="DATE", help="When the council aims to be done.")
    ] = None,
    first_review: Annotated[
        str | None,
        typer.Option("--first-review", metavar="DATE", help="Its last day, where the notice names one."),
    ] = None,
    every: Annotated[
        int, typer.Option("--every", metavar="MONTHS", help="At least how often it is reviewed.")
    ] = 6,
    empty: Annotated[
        bool, typer.Option("--empty", help="Begin without the paragraphs most notices have.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Set up a notice the board answers to, with the paragraphs most notices have."""
    from boardkeeper import boards, notices

    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        notice_id = notices.add_notice(
            store,
            name,
            board_id,
            title,
            read_date(issued, "--issued"),
            kind=kind,
            target_end_on=read_date(target, "--target") if target else None,
            first_review_on=read_date(first_review, "--first-review") if first_review else None,
            review_every_months=every,
            paragraphs=() if empty else notices.starter_paragraphs(),
        )
        found = notices.get_notice(store, board_id, day_of(None), notice_id)
    assert found is not None
    answer(notice_data(found), notice_lines(found), as_json=as_json)


def list_all(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List the notices a board answers to or answered to."""
    from boardkeeper import boards, notices

    with opened(file, None) as (store, _):
        found = notices.list_notices(store, boards.find_board(store, board).id)
    rows = [
        (each.issued_on.isoformat(), f"ended {each.ended_on}" if each.ended_on else "in force", each.title)
        for each in found
    ]
    answer(
        [line_data(each) for each in found],
        columns(rows) if rows else ["The board answers to no notice."],
        as_json=as_json,
    )


def show(
    file: BoardFile,
    notice: NoticeName = None,
    on: OnDay = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Show a notice paragraph by paragraph: last shown, next due, gaps, and its reviews."""
    with opened(file, None) as (store, _):
        found = notice_of(store, board, notice, day_of(on))
    answer(notice_data(found), notice_lines(found), as_json=as_json)


def asks(file: BoardFile, on: OnDay = None, board: BoardName = None, as_json: AsJson = False) -> None:
    """List what the notices in force ask for next, the soonest first."""
    from boardkeeper import boards, notices

    with opened(file, None) as (store, _):
        found = notices.next_asks(store, boards.find_board(store, board).id, day_of(on))
    data = [
        {
            "notice": each.notice,
            "reference": each.reference or None,
            "words": each.words,
            "due_on": each.due,
            "days_left": each.days_left,
        }
        for each in found
    ]
    rows = [
        (each.due.isoformat(), f"{each.days_left} days", each.reference or "review", each.words)
        for each in found
    ]
    answer(data, columns(rows) if rows else ["No notice asks for anything with a date."], as_json=as_json)


def paragraph(
    file: BoardFile,
    reference: Reference,
    new: Annotated[bool, typer.Option("--add", help="Add it: the notice has no such paragraph yet.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take it off the notice.")] = False,
    asks_for: Annotated[str | None, typer.Option("--asks", metavar="TEXT", help="What it asks.")] = None,
    shown_by: Annotated[
        str | None, typer.Option("--shown-by", metavar="TEXT", help="What shows that it is met.")
    ] = None,
    shown_from: Annotated[
        ShownFrom | None,
        typer.Option("--from", case_sensitive=False, help="What in the file shows it by itself."),
    ] = None,
    every: Annotated[
        int | None, typer.Option("--every", metavar="MONTHS", help="How often it must be shown; 0 for once.")
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help="A day of its own; “none” lets it be counted.")
    ] = None,
    gap: Annotated[str | None, typer.Option("--gap", metavar="TEXT", help="What is missing.")] = None,
    notice: NoticeName = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Show a paragraph of a notice; with options change it, add it or take it off."""
    from boardkeeper import notices

    facts: dict[str, Any] = {
        "requirement": asks_for,
        "shown_by": shown_by,
        "shown_from": shown_from,
        "gap": gap,
    }
    given = {name: value for name, value in facts.items() if value is not None}
    if every is not None:
        given["every_months"] = every or None
    if due is not None:
        given["next_due_on"] = None if due.strip().casefold() == "none" else read_date(due, "--due")
    with opened(file, who if new or remove or given else None) as (store, name):
        found = notice_of(store, board, notice, day_of(None))
        if new:
            notices.add_requirement(
                store, name, found.id, reference, str(given.pop("requirement", "")), **given
            )
        elif remove:
            gone = paragraph_of(found, reference)
            notices.remove_paragraph(store, name, gone.id)
            answer({"removed": gone.reference}, [f"Took paragraph {gone.reference} off."], as_json=as_json)
            return
        elif given:
            notices.update_paragraph(store, name, paragraph_of(found, reference).id, **given)
        found = as_it_is_now(store, found, day_of(None))
        row = paragraph_of(found, reference)
    answer(paragraph_data(row), _paragraph_lines(row), as_json=as_json)


def _paragraph_lines(row: ParagraphView) -> list[str]:
    last = full_date(row.last_shown_on) if row.last_shown_on else "never"
    due = full_date(row.next_due_on) if row.next_due_on else "no date"
    lines = [
        f"{row.reference}  {row.requirement}",
        f"Stands: {row.standing.value}. Last shown: {last}. Next due: {due}.",
    ]
    lines += [
        f"{name}: {words}"
        for name, words in (("Shown by", row.shown_by), ("The file shows", row.itself))
        if words
    ]
    lines += [f"Gap: {each}" for each in row.gaps]
    return lines + [f"{each.shown_on.isoformat()}  {each.text}" for each in row.showings]


def shown(
    file: BoardFile,
    reference: Reference,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was shown, and to whom.")],
    on: OnDay = None,
    again: Annotated[
        str | None, typer.Option("--again", metavar="DATE", help="When it is due again; by default counted.")
    ] = None,
    evidence: Annotated[
        list[Path] | None,
        typer.Option("--evidence", metavar="PAPER", help="A file that shows it; repeatable."),
    ] = None,
    notice: NoticeName = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record that a paragraph was shown, with files if there are any."""
    from boardkeeper import notices
    from boardkeeper.evidence_files import take_evidence

    day = day_of(on)
    taken = [take_evidence(path) for path in evidence or ()]
    with opened(file, who) as (store, name):
        found = notice_of(store, board, notice, day)
        row = paragraph_of(found, reference)
        notices.record_showing(
            store,
            name,
            row.id,
            day,
            text,
            day_of(None),
            next_due_on=read_date(again, "--again") if again else None,
        )
        for each in taken:
            notices.attach_evidence(store, name, row.id, each, "", day)
        row = paragraph_of(as_it_is_now(store, found, max(day, day_of(None))), row.reference)
    answer(paragraph_data(row), _paragraph_lines(row), as_json=as_json)


def edit(
    file: BoardFile,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE")] = None,
    issued: Annotated[str | None, typer.Option("--issued", metavar="DATE")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="DATE")] = None,
    first_review: Annotated[str | None, typer.Option("--first-review", metavar="DATE")] = None,
    every: Annotated[int | None, typer.Option("--every", metavar="MONTHS")] = None,
    notice: NoticeName = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change facts of a notice; its reviews are counted anew."""
    from boardkeeper import notices

    facts = given_facts(
        title=title,
        issued_on=read_date(issued, "--issued") if issued else None,
        target_end_on=read_date(target, "--target") if target else None,
        first_review_on=read_date(first_review, "--first-review") if first_review else None,
        review_every_months=every,
    )
    with opened(file, who) as (store, name):
        found = notice_of(store, board, notice, day_of(None))
        notices.update_notice(store, name, found.id, **facts)
        found = as_it_is_now(store, found, day_of(None))
    answer(notice_data(found), notice_lines(found), as_json=as_json)


def end(
    file: BoardFile,
    on: OnDay = None,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="How it ended: the letter.")] = "",
    undo: Annotated[
        bool, typer.Option("--take-back", help="It has not ended: its dates count again.")
    ] = False,
    notice: NoticeName = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Say that a notice has ended: nothing more is due, what was shown stays."""
    from boardkeeper import notices

    day = day_of(on)
    with opened(file, who) as (store, name):
        found = notice_of(store, board, notice, day)
        if undo:
            notices.reopen_notice(store, name, found.id)
            said = f"“{found.title}” is in force again."
        else:
            notices.end_notice(store, name, found.id, day, words)
            said = f"“{found.title}” ended on {full_date(day)}. Nothing more is due."
        found = as_it_is_now(store, found, day)
    answer(notice_data(found), [said], as_json=as_json)


def print_tracker(
    file: BoardFile,
    out: PaperOut,
    notice: NoticeName = None,
    on: OnDay = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Write the tracker as a paper."""
    from boardkeeper import minutes_out, notice_papers

    day = day_of(on)
    minutes_out.kind_of(out)
    with opened(file, None) as (store, _):
        found = notice_of(store, board, notice, day)
        pack = notice_papers.gather_tracker(store, found.board_id, day, found.id)
        saved = minutes_out.save_paper(pack, out, kept=store.path)
    say_saved(saved.path, saved.pages, as_json=as_json)


def say_saved(path: Path, pages: int, *, as_json: bool) -> None:
    """Say what was written."""
    many = f": {pages} page{'' if pages == 1 else 's'}" if pages else ""
    answer({"file": path, "pages": pages or None}, [f"Wrote {path}{many}."], as_json=as_json)
