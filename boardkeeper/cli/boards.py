"""Commands about boards: making one, its settings, its closed days, its logo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.board_settings import BoardKind, BoardView, Nation
from boardkeeper.cli.answers import (
    AsJson,
    BoardFile,
    BoardName,
    Who,
    answer,
    columns,
    opened,
    read_date,
    read_time,
)
from boardkeeper.cli.board_templates import template_app
from boardkeeper.cli.briefing import abbreviations_app
from boardkeeper.cli.own_words import words_app
from boardkeeper.cli.snippets import snippets_app
from boardkeeper.cli.standing_items import standing_app
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date, long_date

if TYPE_CHECKING:
    from boardkeeper.closures import ClosureView
    from db.store import Store


def add_board(
    file: BoardFile,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the board is called.")],
    council: Annotated[
        str | None,
        typer.Option("--council", metavar="NAME", help="Whose board it is; by default the first board’s."),
    ] = None,
    kind: Annotated[
        BoardKind, typer.Option("--kind", case_sensitive=False, help="What sort of body it is.")
    ] = BoardKind.IMPROVEMENT_BOARD,
    nation: Annotated[
        Nation | None, typer.Option("--nation", case_sensitive=False, help="Whose bank holidays count.")
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            "--like",
            metavar="NAME",
            help="Take letterhead, ways of counting, closed days and templates from a board.",
        ),
    ] = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Make another board in a file."""
    from boardkeeper import boards

    with opened(file, who) as (store, doer):
        model = boards.find_board(store, like) if like else None
        first = model or next(iter(boards.list_boards(store)), None)
        if council is None and first is None:
            raise UserError("The file has no board yet, so the council is not known.", "Give --council NAME.")
        board_id = boards.create_board(
            store,
            doer,
            name,
            council if council is not None else first.council if first else "",
            nation or (first.nation if first else Nation.ENGLAND),
            like=model.id if model else None,
            kind=kind,
        )
        made = boards.get_board(store, board_id)
    data = {"name": made.name, "council": made.council, "kind": made.kind.value, "nation": made.nation.value}
    answer(data, [f"Made the board “{made.name}” of {made.council}."], as_json=as_json)


def list_boards(file: BoardFile, as_json: AsJson = False) -> None:
    """List the boards of a file in their order."""
    from boardkeeper import boards

    with opened(file, None) as (store, _):
        found = boards.list_boards(store)
    data = [
        {"name": each.name, "council": each.council, "kind": each.kind.value, "nation": each.nation.value}
        for each in found
    ]
    rows = [(each.name, each.council, each.kind.value) for each in found]
    answer(data, columns(rows) if rows else ["The file has no board yet."], as_json=as_json)


def show_board(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """Show every setting of a board and its closed days."""
    from boardkeeper import boards

    with opened(file, None) as (store, _):
        _say(store, boards.find_board(store, board), as_json=as_json)


def set_board(
    file: BoardFile,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What the board is called.")] = None,
    council: Annotated[str | None, typer.Option(metavar="NAME", help="Whose board it is.")] = None,
    kind: Annotated[
        BoardKind | None, typer.Option(case_sensitive=False, help="What sort of body it is.")
    ] = None,
    nation: Annotated[
        Nation | None, typer.Option(case_sensitive=False, help="Whose bank holidays count.")
    ] = None,
    department: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Printed above the council.")
    ] = None,
    address: Annotated[str | None, typer.Option(metavar="LINES", help="Lines between them: \\n.")] = None,
    website: Annotated[str | None, typer.Option(metavar="ADDRESS", help="The council’s website.")] = None,
    contact_name: Annotated[str | None, typer.Option(metavar="NAME", help="Whom to ask.")] = None,
    contact_title: Annotated[str | None, typer.Option(metavar="POST", help="Their post.")] = None,
    contact_telephone: Annotated[str | None, typer.Option(metavar="NUMBER", help="Their telephone.")] = None,
    contact_email: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Their e-mail.")] = None,
    signatory: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who signs the notice, with post.")
    ] = None,
    venue: Annotated[str | None, typer.Option(metavar="PLACE", help="Where it usually meets.")] = None,
    start: Annotated[str | None, typer.Option(metavar="TIME", help="When it usually starts.")] = None,
    pattern: Annotated[
        str | None, typer.Option(metavar="WORDS", help="When it meets: “second Wednesday of the month”.")
    ] = None,
    attendance_notice: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Printed for the public.")
    ] = None,
    quorum: Annotated[int | None, typer.Option(metavar="NUMBER", help="Members needed at the least.")] = None,
    quorum_share: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="One in so many of those who may vote.")
    ] = None,
    notice_days: Annotated[int | None, typer.Option(metavar="DAYS", help="Clear days of notice.")] = None,
    working_days: Annotated[
        bool | None, typer.Option("--working-days/--calendar-days", help="Which days count as notice.")
    ] = None,
    report_days: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Reports in, before publication.")
    ] = None,
    sign_off_days: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Signed off, before publication.")
    ] = None,
    briefing_days: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Briefing, before publication.")
    ] = None,
    key_decision_days: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Clear days of notice of key decisions.")
    ] = None,
    key_working_days: Annotated[
        bool | None,
        typer.Option("--key-working-days/--key-calendar-days", help="Which days count for those."),
    ] = None,
    remind_days: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Officers are reminded, before something is due.")
    ] = None,
    second_reminder_days: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Reminded again, after it was due.")
    ] = None,
    named_days: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Named to the chair, after the second reminder.")
    ] = None,
    accent: Annotated[str | None, typer.Option(metavar="COLOUR", help="Like #0b57a4.")] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change settings of a board, all of them in one step; “” clears a text."""
    from boardkeeper import boards

    settings: dict[str, object] = {
        "name": name,
        "council": council,
        "kind": kind,
        "nation": nation,
        "department": department,
        "address": address.replace("\\n", "\n") if address else address,
        "website": website,
        "contact_name": contact_name,
        "contact_title": contact_title,
        "contact_telephone": contact_telephone,
        "contact_email": contact_email,
        "signatory": signatory,
        "usual_venue": venue,
        "usual_start": start,
        "meeting_pattern": pattern,
        "attendance_notice": attendance_notice,
        "quorum_minimum": quorum,
        "quorum_share": quorum_share,
        "notice_days": notice_days,
        "notice_in_working_days": working_days,
        "report_deadline_days": report_days,
        "sign_off_days": sign_off_days,
        "briefing_days": briefing_days,
        "key_decision_days": key_decision_days,
        "key_decision_in_working_days": key_working_days,
        "remind_days_before": remind_days,
        "second_reminder_days": second_reminder_days,
        "named_days": named_days,
        "accent": accent,
    }
    given = {setting: value for setting, value in settings.items() if value is not None}
    if not given:
        raise UserError("There is nothing to set.", "See: boardkeeper board set --help.")
    if start is not None:
        given["usual_start"] = read_time(start, "--start") if start.strip() else None
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        boards.update_board(store, doer, board_id, **given)
        _say(store, boards.get_board(store, board_id), as_json=as_json)


def close_day(
    file: BoardFile,
    day: Annotated[str, typer.Argument(metavar="DATE", help="The day, e.g. 2019-12-27.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why it is closed.")] = "",
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Say that the council is closed on a day, so that it is not a clear day."""
    from boardkeeper import boards, closures

    closed = read_date(day, "DATE")
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        closures.add_closure(store, doer, board_id, closed, reason)
        found = closures.list_closures(store, board_id)
    answer(_closed(found), [f"{full_date(closed)} is a closed day now."], as_json=as_json)


def open_day(
    file: BoardFile,
    day: Annotated[str, typer.Argument(metavar="DATE", help="The day, e.g. 2019-12-27.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Let a closed day count again."""
    from boardkeeper import boards, closures

    opens = read_date(day, "DATE")
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        closures.remove_closure(store, doer, closures.find_closure(store, board_id, opens).id)
        found = closures.list_closures(store, board_id)
    answer(_closed(found), [f"{full_date(opens)} counts again."], as_json=as_json)


def logo(
    file: BoardFile,
    picture: Annotated[
        Path | None,
        typer.Argument(metavar="[PICTURE]", help="A PNG, JPEG or SVG file; without one, what is there."),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Print the papers without a logo.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Choose the picture at the head of the board’s papers, or take it away."""
    from boardkeeper import boards, logos

    if picture is not None and remove:
        raise UserError("A logo is either chosen or removed.", "Give a picture, or --remove, not both.")
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        if picture is not None:
            # Pictures are read only here, and reading them loads the libraries for it.
            from boardkeeper import attaching

            logos.set_logo(store, doer, board_id, attaching.take_picture(picture))
        elif remove:
            logos.remove_logo(store, doer, board_id)
        found = logos.logo_of(store, board_id)
    data = {
        "logo": None if found is None else {"media_type": found.media_type, "bytes": len(found.content)},
    }
    said = (
        f"The logo is {found.media_type}, {len(found.content)} bytes." if found else "The board has no logo."
    )
    answer(data, [said], as_json=as_json)


def move_board(
    file: BoardFile,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The board.")],
    place: Annotated[
        int, typer.Option("--to", min=1, metavar="PLACE", help="Its place in the list, from 1.")
    ],
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Give a board another place in the list."""
    from boardkeeper import boards

    with opened(file, who) as (store, doer):
        boards.move_board(store, doer, boards.find_board(store, name).id, place - 1)
        names = [each.name for each in boards.list_boards(store)]
    answer({"boards": names}, [f"{number}  {each}" for number, each in enumerate(names, 1)], as_json=as_json)


def remove_board(
    file: BoardFile,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The board.")],
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a board that holds no records out of a file."""
    from boardkeeper import boards

    with opened(file, who) as (store, doer):
        found = boards.find_board(store, name)
        boards.remove_board(store, doer, found.id)
        names = [each.name for each in boards.list_boards(store)]
    answer({"boards": names}, [f"Removed the board “{found.name}”."], as_json=as_json)


def _say(store: Store, board: BoardView, *, as_json: bool) -> None:
    from boardkeeper import closures
    from boardkeeper.board_settings import SETTINGS

    found = closures.list_closures(store, board.id)
    data: dict[str, Any] = {name: getattr(board, name) for name in SETTINGS if name != "scheme_id"}
    data["usual_start"] = f"{board.usual_start:%H:%M}" if board.usual_start else None
    data["has_logo"] = board.logo_hash is not None
    data["closed_days"] = _closed(found)
    rows = [
        (name.replace("_", " "), _written(value)) for name, value in data.items() if name != "closed_days"
    ]
    rows += [("closed", f"{long_date(each.day)} {each.reason}".strip()) for each in found]
    answer(data, columns(rows), as_json=as_json)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).replace("\n", ", ")


def _closed(found: tuple[ClosureView, ...]) -> list[dict[str, Any]]:
    return [{"date": each.day, "reason": each.reason} for each in found]


board_app = typer.Typer(help="A file’s boards, with their settings and templates.", rich_markup_mode=None)
board_app.command("add")(add_board)
board_app.command("list")(list_boards)
board_app.command("show")(show_board)
board_app.command("set")(set_board)
board_app.command("close-day")(close_day)
board_app.command("open-day")(open_day)
board_app.command("logo")(logo)
board_app.command("move")(move_board)
board_app.command("remove")(remove_board)
board_app.add_typer(standing_app, name="standing")
board_app.add_typer(template_app, name="template")
board_app.add_typer(words_app, name="words")
board_app.add_typer(abbreviations_app, name="abbreviations")
board_app.add_typer(snippets_app, name="snippets")
