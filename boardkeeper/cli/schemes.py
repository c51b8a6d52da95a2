"""Commands about prioritisation schemes: how topics of the work programme are scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened
from boardkeeper.errors import UserError
from boardkeeper.rules.prioritisation import band_ranges, write_bands

if TYPE_CHECKING:
    from boardkeeper.schemes import SchemeView, WrittenQuestion

SchemeName = Annotated[str, typer.Argument(metavar="NAME", help="What the scheme is called.")]
Questions = Annotated[
    list[str] | None,
    typer.Option(
        "--question",
        metavar="QUESTION=WEIGHT",
        help="A yes/no question and what a yes counts; 1 without =WEIGHT.",
    ),
]


def list_schemes(file: BoardFile, as_json: AsJson = False) -> None:
    """List the schemes of a file and which board scores by which."""
    from boardkeeper import schemes

    with opened(file, None) as (store, _):
        found = schemes.list_schemes(store)
    rows = [
        (
            view.name,
            f"{len(view.scheme.questions)} questions",
            write_bands(view.scheme.bands),
            ", ".join(view.boards),
        )
        for view in found
    ]
    answer([_data(view) for view in found], columns(rows), as_json=as_json)


def show_scheme(
    file: BoardFile,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Without a name, the board’s own.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Show a scheme’s questions, weights and bands."""
    from boardkeeper import boards, schemes

    with opened(file, None) as (store, _):
        if name is not None:
            view = schemes.find_scheme(store, name)
        else:
            view = schemes.board_scheme(store, boards.find_board(store, board).id)
    answer(_data(view), _lines(view), as_json=as_json)


def add_scheme(
    file: BoardFile,
    name: SchemeName,
    bands: Annotated[
        str, typer.Option("--bands", metavar="BANDS", help="As “High:5, Medium:3, Low:1, not supported:0”.")
    ],
    questions: Questions = None,
    use: Annotated[bool, typer.Option("--use", help="Let the board score by it from now on.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Make another scheme of questions, weights and bands."""
    from boardkeeper import boards, schemes

    asked = [_read_question(written) for written in questions or []]
    with opened(file, who) as (store, doer):
        for_board = boards.find_board(store, board).id if use else None
        schemes.add_scheme(store, doer, name, asked, bands, for_board=for_board)
        view = schemes.find_scheme(store, name)
    answer(_data(view), _lines(view), as_json=as_json)


def set_scheme(
    file: BoardFile,
    name: SchemeName,
    new_name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What it is called now.")
    ] = None,
    bands: Annotated[str | None, typer.Option("--bands", metavar="BANDS", help="All its bands.")] = None,
    questions: Questions = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a scheme; a question that keeps its words keeps its answers."""
    from boardkeeper import schemes

    if new_name is None and bands is None and not questions:
        raise UserError("There is nothing to set.", "Give --name, --bands or --question.")
    with opened(file, who) as (store, doer):
        view = schemes.find_scheme(store, name)
        known = {question.text.casefold(): question.key for question in view.scheme.questions}
        asked = [_read_question(written, known) for written in questions or []]
        schemes.update_scheme(store, doer, view.id, name=new_name, questions=asked or None, bands=bands)
        view = schemes.find_scheme(store, new_name or name)
    answer(_data(view), _lines(view), as_json=as_json)


def use_scheme(
    file: BoardFile, name: SchemeName, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Let a board score its topics by a scheme."""
    from boardkeeper import boards, schemes

    with opened(file, who) as (store, doer):
        chosen = boards.find_board(store, board)
        view = schemes.find_scheme(store, name)
        lost = schemes.choose_scheme(store, doer, chosen.id, view.id)
    again = f" {lost} topics are to be scored again." if lost else ""
    answer(
        {"board": chosen.name, "scheme": view.name, "to_score_again": lost},
        [f"{chosen.name} scores by {view.name}.{again}"],
        as_json=as_json,
    )


def remove_scheme(file: BoardFile, name: SchemeName, who: Who = None, as_json: AsJson = False) -> None:
    """Take a scheme away that no board scores by."""
    from boardkeeper import schemes

    with opened(file, who) as (store, doer):
        view = schemes.find_scheme(store, name)
        schemes.remove_scheme(store, doer, view.id)
    answer({"removed": view.name}, [f"Removed {view.name}."], as_json=as_json)


def _read_question(written: str, known: dict[str, str] | None = None) -> WrittenQuestion:
    from boardkeeper.schemes import WrittenQuestion

    text, equals, weight = (part.strip() for part in written.rpartition("="))
    if not equals:
        text, weight = written.strip(), "1"
    if not (weight.isascii() and weight.isdecimal()):
        raise UserError(f"“{weight}” is not a weight.", "Write it like --question “Is it a risk?=3”.")
    return WrittenQuestion(text, int(weight), (known or {}).get(text.casefold()))


def _lines(view: SchemeView) -> list[str]:
    used = f", used by {' and '.join(view.boards)}" if view.boards else ""
    asked = [f"  {question.weight:>3}  {question.text}" for question in view.scheme.questions]
    bands = [f"  {scores:>7}  {label}" for scores, label in band_ranges(view.scheme)]
    return [f"{view.name}{used}", *asked, *bands]


def _data(view: SchemeView) -> dict[str, Any]:
    return {
        "name": view.name,
        "boards": list(view.boards),
        "questions": [{"question": each.text, "weight": each.weight} for each in view.scheme.questions],
        "bands": [{"label": band.label, "from": band.lowest} for band in view.scheme.bands],
        "highest": view.scheme.highest_score,
    }


scheme_app = typer.Typer(help="How topics of the work programme are scored.", rich_markup_mode=None)
scheme_app.command("list")(list_schemes)
scheme_app.command("show")(show_scheme)
scheme_app.command("add")(add_scheme)
scheme_app.command("set")(set_scheme)
scheme_app.command("use")(use_scheme)
scheme_app.command("remove")(remove_scheme)
