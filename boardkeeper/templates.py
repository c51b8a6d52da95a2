"""What a board's papers start from: the standing items of its agendas, and what it asks every report for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import count_places, move_row, put_facts
from boardkeeper.standard_templates import SECTIONS, SIGN_OFFS
from boardkeeper.standing_items import (
    Occasion,
    StandingItemView,
    add_standing_item,
    move_standing_item,
    remove_standing_item,
    standing_items,
    standing_items_in,
    update_standing_item,
)
from boardkeeper.written_lines import one_line
from db.tables.boards import Board
from db.tables.reports import SectionRole, SignOffKind, TemplateSection, TemplateSignOff

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "Occasion",
    "ReportTemplateView",
    "SectionRole",
    "SignOffKind",
    "StandingItemView",
    "TemplateSectionView",
    "TemplateSignOffView",
    "add_standing_item",
    "add_template_section",
    "add_template_sign_off",
    "move_standing_item",
    "move_template_section",
    "move_template_sign_off",
    "remove_standing_item",
    "remove_template_section",
    "remove_template_sign_off",
    "report_template",
    "report_template_in",
    "standing_items",
    "standing_items_in",
    "update_standing_item",
    "update_template_section",
    "update_template_sign_off",
]


@dataclass(frozen=True, slots=True)
class TemplateSectionView:
    """A section the board asks every report for; `guidance` says what is to be written there."""

    id: str
    heading: str
    role: SectionRole
    guidance: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class TemplateSignOffView:
    """A sign-off the board's front sheet has room for; required, a report is not complete without it."""

    id: str
    kind: SignOffKind
    is_required: bool


@dataclass(frozen=True, slots=True)
class ReportTemplateView:
    """What a board asks every report for, each part in its order."""

    sections: tuple[TemplateSectionView, ...]
    sign_offs: tuple[TemplateSignOffView, ...]


def report_template(store: Store, board_id: str) -> ReportTemplateView:
    """What the board asks every report for; a board that never said so asks for the standard front sheet."""
    with store.read() as session:
        return report_template_in(session, board_id)


def report_template_in(session: Session, board_id: str) -> ReportTemplateView:
    """The same inside a session that is already open."""
    sections: Sequence[TemplateSection] = _sections(session, board_id)
    sign_offs: Sequence[TemplateSignOff] = _sign_offs(session, board_id)
    if not sections:
        sections, sign_offs = _standard(board_id)
    return ReportTemplateView(
        tuple(TemplateSectionView(s.id, s.heading, s.role, s.guidance, s.is_required) for s in sections),
        tuple(TemplateSignOffView(s.id, s.kind, s.is_required) for s in sign_offs),
    )


def add_template_section(
    store: Store,
    who: str,
    board_id: str,
    heading: str,
    *,
    role: SectionRole = SectionRole.BODY,
    guidance: str = "",
    is_required: bool = False,
) -> str:
    """Ask every new report for one more section, at the end; answers its id.

    Raises:
        UserError: The heading is blank, or the template has a section for that already.
    """
    heading = one_line(heading, "A heading")
    with store.edit(f"Add the section “{heading}” to the report template", who) as session:
        rows = _own_sections(session, board_id)
        section = TemplateSection(
            board_id=board_id,
            position=len(rows),
            heading=heading,
            role=role,
            guidance=guidance.strip(),
            is_required=is_required,
        )
        _check_section(section, rows)
        session.add(section)
        count_places([*rows, section])
        session.flush()
        return section.id


def update_template_section(store: Store, who: str, section_id: str, **facts: object) -> None:
    """Change a section's `heading`, `role`, `guidance` or `is_required`. Reports begun before stay as they are.

    Raises:
        UserError: The heading is blank, or the template has a section for that already.
    """
    with store.edit("Change the report template", who) as session:
        section = _section(session, section_id)
        put_facts(section, facts, {"heading", "role", "guidance", "is_required"})
        with session.no_autoflush:
            _check_section(section, _sections(session, section.board_id))


def move_template_section(store: Store, who: str, section_id: str, to_place: int) -> None:
    """Move a section to a place counted from 0; the others close up."""
    with store.edit("Move the section of the report template", who) as session:
        section = _section(session, section_id)
        move_row(_sections(session, section.board_id), section, to_place)


def remove_template_section(store: Store, who: str, section_id: str) -> None:
    """Ask new reports for a section no more.

    Raises:
        UserError: It is the last one.
    """
    with store.edit("Remove the section from the report template", who) as session:
        section = _section(session, section_id)
        rows = _sections(session, section.board_id)
        if len(rows) == 1:
            raise UserError(
                "A report template needs at least one section.",
                "Add another section before removing this one.",
            )
        rows.remove(section)
        session.delete(section)
        count_places(rows)


def add_template_sign_off(
    store: Store, who: str, board_id: str, kind: SignOffKind, *, is_required: bool = False
) -> str:
    """Give the front sheet room for a sign-off, in its usual place; answers its id.

    Raises:
        UserError: The template has it already.
    """
    with store.edit(f"Ask reports for the sign-off “{kind.value}”", who) as session:
        _own_sections(session, board_id)
        rows = _sign_offs(session, board_id)
        if any(row.kind is kind for row in rows):
            raise UserError(f"The report template asks for the sign-off “{kind.value}” already.")
        usual = list(SignOffKind)
        before = [place for place, row in enumerate(rows) if usual.index(row.kind) < usual.index(kind)]
        place = before[-1] + 1 if before else 0
        sign_off = TemplateSignOff(board_id=board_id, position=place, kind=kind, is_required=is_required)
        session.add(sign_off)
        rows.insert(place, sign_off)
        count_places(rows)
        session.flush()
        return sign_off.id


def update_template_sign_off(store: Store, who: str, sign_off_id: str, *, is_required: bool) -> None:
    """Say whether a report is complete without a sign-off."""
    with store.edit("Change the report template", who) as session:
        _sign_off(session, sign_off_id).is_required = is_required


def move_template_sign_off(store: Store, who: str, sign_off_id: str, to_place: int) -> None:
    """Move a sign-off to a place counted from 0; the others close up."""
    with store.edit("Move the sign-off of the report template", who) as session:
        sign_off = _sign_off(session, sign_off_id)
        move_row(_sign_offs(session, sign_off.board_id), sign_off, to_place)


def remove_template_sign_off(store: Store, who: str, sign_off_id: str) -> None:
    """Ask new reports for a sign-off no more."""
    with store.edit("Remove the sign-off from the report template", who) as session:
        sign_off = _sign_off(session, sign_off_id)
        rows = _sign_offs(session, sign_off.board_id)
        rows.remove(sign_off)
        session.delete(sign_off)
        count_places(rows)


def standard_template_into(session: Session, board_id: str) -> None:
    """Give a new board the standard front sheet as its own, inside an edit that is already open."""
    _own_sections(session, board_id)


def copy_template_into(session: Session, from_board_id: str, board_id: str) -> None:
    """Give a new board the report template of another, inside an edit that is already open."""
    template = report_template_in(session, from_board_id)
    session.add_all(
        TemplateSection(
            board_id=board_id,
            position=position,
            heading=section.heading,
            role=section.role,
            guidance=section.guidance,
            is_required=section.is_required,
        )
        for position, section in enumerate(template.sections)
    )
    session.add_all(
        TemplateSignOff(
            board_id=board_id, position=position, kind=sign_off.kind, is_required=sign_off.is_required
        )
        for position, sign_off in enumerate(template.sign_offs)
    )


def _sections(session: Session, board_id: str) -> list[TemplateSection]:
    wanted = select(TemplateSection).where(TemplateSection.board_id == board_id)
    return list(session.scalars(wanted.order_by(TemplateSection.position, TemplateSection.id)))


def _sign_offs(session: Session, board_id: str) -> list[TemplateSignOff]:
    wanted = select(TemplateSignOff).where(TemplateSignOff.board_id == board_id)
    return list(session.scalars(wanted.order_by(TemplateSignOff.position, TemplateSignOff.id)))


def _standard(board_id: str) -> tuple[list[TemplateSection], list[TemplateSignOff]]:
    """The standard front sheet as rows of a board that are not written yet.

    Their ids are always the same, so that a part that is only shown can be named, and changed once it is written.
    """
    board = UUID(hex=board_id)
    sections = [
        TemplateSection(
            id=uuid5(board, section.role.value).hex,
            board_id=board_id,
            position=position,
            heading=section.heading,
            role=section.role,
            guidance=section.guidance,
            is_required=section.is_required,
        )
        for position, section in enumerate(SECTIONS)
    ]
    sign_offs = [
        TemplateSignOff(
            id=uuid5(board, f"sign-off {kind.value}").hex,
            board_id=board_id,
            position=position,
            kind=kind,
            is_required=is_required,
        )
        for position, (kind, is_required) in enumerate(SIGN_OFFS)
    ]
    return sections, sign_offs


def _own_sections(session: Session, board_id: str) -> list[TemplateSection]:
    """The board's own sections; the standard front sheet is written down first when it has none."""
    if not _sections(session, board_id):
        sections, sign_offs = _standard(board_id)
        session.add_all([*sections, *sign_offs])
        session.flush()
    return _sections(session, board_id)


def _own_part(session: Session, part_id: str) -> None:
    """Write the standard front sheet down for the board that shows it with a part of this id."""
    for board_id in session.scalars(select(Board.id)):
        if not _sections(session, board_id):
            sections, sign_offs = _standard(board_id)
            if part_id in {each.id for each in sections} | {each.id for each in sign_offs}:
                _own_sections(session, board_id)
                return


def _section(session: Session, section_id: str) -> TemplateSection:
    if session.get(TemplateSection, section_id) is None:
        _own_part(session, section_id)
    return session.get_one(TemplateSection, section_id)


def _sign_off(session: Session, sign_off_id: str) -> TemplateSignOff:
    if session.get(TemplateSignOff, sign_off_id) is None:
        _own_part(session, sign_off_id)
    return session.get_one(TemplateSignOff, sign_off_id)


def _check_section(section: TemplateSection, rows: Sequence[TemplateSection]) -> None:
    section.heading = one_line(section.heading, "A heading")
    if not section.heading:
        raise UserError("A section needs a heading.", "Type it as the front sheet shall print it.")
    taken = any(row is not section and row.role is section.role for row in rows)
    if taken and section.role is not SectionRole.BODY:
        raise UserError(
            f"The report template has a section for the {section.role.value} already.",
            "Change that one, or add the new section as part of the report’s body.",
        )
