"""Commands about a board's report template: the sections and sign-offs it asks every report for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened_board
from boardkeeper.cli.choosing import Place, choose, given_facts
from boardkeeper.errors import UserError
from boardkeeper.templates import (
    ReportTemplateView,
    SectionRole,
    SignOffKind,
    TemplateSectionView,
    TemplateSignOffView,
)

if TYPE_CHECKING:
    from db.store import Store

Section = Annotated[
    str, typer.Argument(metavar="SECTION", help="Its place, or its heading or a part only it has.")
]
Required = Annotated[
    bool | None, typer.Option("--required/--optional", help="Whether a report is complete without it.")
]
Role = Annotated[SectionRole | None, typer.Option("--role", case_sensitive=False, help="What it is for.")]
Guidance = Annotated[
    str | None, typer.Option("--guidance", metavar="WORDS", help="What is to be written there.")
]


def show_template(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """Show what the board asks every report for."""
    from boardkeeper import templates

    with opened_board(file, board, None) as (store, _, board_id):
        _say_template(templates.report_template(store, board_id), as_json=as_json)


def add_section(
    file: BoardFile,
    heading: Annotated[str, typer.Argument(metavar="HEADING", help="As the front sheet prints it.")],
    role: Role = None,
    guidance: Guidance = None,
    required: Required = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Ask every new report for one more section."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        templates.add_template_section(
            store,
            doer,
            board_id,
            heading,
            role=role or SectionRole.BODY,
            guidance=guidance or "",
            is_required=bool(required),
        )


def set_section(
    file: BoardFile,
    section: Section,
    heading: Annotated[
        str | None, typer.Option("--heading", metavar="WORDS", help="Another heading.")
    ] = None,
    role: Role = None,
    guidance: Guidance = None,
    required: Required = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a section of the report template."""
    from boardkeeper import templates

    facts = given_facts(heading=heading, role=role, guidance=guidance, is_required=required)
    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_section(templates.report_template(store, board_id).sections, section)
        templates.update_template_section(store, doer, found.id, **facts)


def move_section(
    file: BoardFile,
    section: Section,
    place: Place,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move a section of the report template; the others close up."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_section(templates.report_template(store, board_id).sections, section)
        templates.move_template_section(store, doer, found.id, place - 1)


def remove_section(
    file: BoardFile, section: Section, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Ask new reports for a section no more."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_section(templates.report_template(store, board_id).sections, section)
        templates.remove_template_section(store, doer, found.id)


SignOff = Annotated[
    SignOffKind, typer.Argument(metavar="KIND", case_sensitive=False, help="Fin, Leg, director …")
]


def set_sign_off(
    file: BoardFile,
    kind: SignOff,
    required: Required = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Ask reports for a sign-off, or say whether a report is complete without it."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        there = templates.report_template(store, board_id).sign_offs
        found = next((each for each in there if each.kind is kind), None)
        if found is None:
            templates.add_template_sign_off(store, doer, board_id, kind, is_required=bool(required))
        elif required is not None:
            templates.update_template_sign_off(store, doer, found.id, is_required=required)


def remove_sign_off(
    file: BoardFile, kind: SignOff, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Ask new reports for a sign-off no more."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_sign_off(templates.report_template(store, board_id), kind)
        templates.remove_template_sign_off(store, doer, found.id)


def move_sign_off(
    file: BoardFile,
    kind: SignOff,
    place: Place,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move a sign-off of the report template; the others close up."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_sign_off(templates.report_template(store, board_id), kind)
        templates.move_template_sign_off(store, doer, found.id, place - 1)


@contextmanager
def _changed(
    file: Path, board: str | None, who: str | None, *, as_json: bool
) -> Iterator[tuple[Store, str, str]]:
    """The board opened for a change to its report template, which is said as it stands afterwards."""
    from boardkeeper import templates

    with opened_board(file, board, who) as (store, doer, board_id):
        yield store, doer, board_id
        _say_template(templates.report_template(store, board_id), as_json=as_json)


def _find_sign_off(template: ReportTemplateView, kind: SignOffKind) -> TemplateSignOffView:
    found = next((each for each in template.sign_offs if each.kind is kind), None)
    if found is None:
        raise UserError(f"The report template does not ask for the sign-off “{kind.value}”.")
    return found


def _find_section(sections: Sequence[TemplateSectionView], wanted: str) -> TemplateSectionView:
    return choose(sections, [section.heading for section in sections], wanted, "section")


def _say_template(template: ReportTemplateView, *, as_json: bool) -> None:
    data: dict[str, Any] = {
        "sections": [
            {
                "place": place,
                "heading": section.heading,
                "role": section.role.value,
                "guidance": section.guidance,
                "required": section.is_required,
            }
            for place, section in enumerate(template.sections, start=1)
        ],
        "sign_offs": [
            {"kind": sign_off.kind.value, "required": sign_off.is_required} for sign_off in template.sign_offs
        ],
    }
    lines = list(
        columns(
            [
                (str(place), section.heading, section.role.value, "required" if section.is_required else "")
                for place, section in enumerate(template.sections, start=1)
            ]
        )
    )
    signed = [f"{each.kind.value}{' (required)' if each.is_required else ''}" for each in template.sign_offs]
    lines.append(f"Sign-offs: {', '.join(signed) or 'none'}")
    answer(data, lines, as_json=as_json)


section_app = typer.Typer(help="The sections of a report.", rich_markup_mode=None)
section_app.command("add")(add_section)
section_app.command("set")(set_section)
section_app.command("move")(move_section)
section_app.command("remove")(remove_section)
sign_off_app = typer.Typer(help="The sign-offs of a report.", rich_markup_mode=None)
sign_off_app.command("set")(set_sign_off)
sign_off_app.command("move")(move_sign_off)
sign_off_app.command("remove")(remove_sign_off)
template_app = typer.Typer(help="What the board asks every report for.", rich_markup_mode=None)
template_app.command("show")(show_template)
template_app.add_typer(section_app, name="section")
template_app.add_typer(sign_off_app, name="sign-off")
