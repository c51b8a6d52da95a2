"""What a KPI is: added, described, renamed, moved to another place, and taken out again."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from db.tables.kpis import Kpi, KpiOtherName, Polarity, Unit
from db.tables.plan import Plan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


class KpiFacts(TypedDict, total=False):
    """What can be said of a KPI besides its figures; what is left out stays as it is.

    Attributes:
        code: Short, as tables and other systems call it: “CP 12”.
        owner: Who answers for it.
        theme: What it stands under in the papers.
        plan_id: The plan its priority is of; None is the board’s first.
        priority_number: The priority it serves; None for none.
        unit: What a figure counts.
        decimals: How many are shown, 0 to 6.
        polarity: Which way is good; None while nobody has said.
        tolerance: Amber’s width in percent of the target, 0 to 100.
        fraction_name: What the row of its fractions is called in tables.
        numerator_name: What the upper number counts.
        denominator_name: What the lower number counts.
        definition: What is counted, and where that is laid down.
        is_proxy: Whether it stands in for what cannot be measured.
        is_year_to_date: Whether it counts from April on and starts again there.
        note: What readers must know of it.
    """

    code: str
    owner: str
    theme: str
    plan_id: str | None
    priority_number: int | None
    unit: Unit
    decimals: int
    polarity: Polarity | None
    tolerance: Decimal
    fraction_name: str
    numerator_name: str
    denominator_name: str
    definition: str
    is_proxy: bool
    is_year_to_date: bool
    note: str


_WORDS: Mapping[str, str] = {
    "code": "the code",
    "owner": "the owner",
    "theme": "the theme",
    "plan_id": "the plan",
    "priority_number": "the priority",
    "unit": "the unit",
    "decimals": "the decimals",
    "polarity": "which way is good",
    "tolerance": "the tolerance",
    "fraction_name": "the name of the fraction",
    "numerator_name": "the numerator",
    "denominator_name": "the denominator",
    "definition": "the definition",
    "is_proxy": "the proxy mark",
    "is_year_to_date": "the year-to-date mark",
    "note": "the note",
}
_ONE_LINE = frozenset({"code", "owner", "theme", "fraction_name", "numerator_name", "denominator_name"})


def add_kpi(store: Store, who: str, board_id: str, name: str, **facts: Unpack[KpiFacts]) -> str:
    """Add a KPI to a board, after those there are; answers its id.

    Args:
        store: The file.
        who: Who adds it.
        board_id: The board.
        name: What it is called.
        **facts: What is said of it; `unit` is per cent unless it says otherwise.

    Raises:
        UserError: It has no name, another KPI has that name, or a fact is out of range.
    """
    with store.edit(f"Add KPI “{name.strip()}”", who) as session:
        return add_kpi_into(session, board_id, name, **facts).id


def add_kpi_into(session: Session, board_id: str, name: str, **facts: Unpack[KpiFacts]) -> Kpi:
    """The same inside an edit that is already open."""
    kpi = Kpi(
        board_id=board_id,
        name=_free_name(session, board_id, name),
        unit=facts.get("unit", Unit.PERCENT),
        position=1 + (session.scalar(select(func.max(Kpi.position)).where(Kpi.board_id == board_id)) or 0),
    )
    if "decimals" not in facts and kpi.unit is Unit.COUNT:
        kpi.decimals = 0
    session.add(kpi)
    session.flush()
    define_kpi_into(session, kpi, facts)
    return kpi


def define_kpi(store: Store, who: str, kpi_id: str, **facts: Unpack[KpiFacts]) -> None:
    """Change what is said of a KPI; its name is changed with `rename_kpi`.

    Raises:
        UserError: A fact is out of range, a plan is not this board’s, or another KPI has the code.
    """
    told = [_WORDS[name] for name in facts]
    what = told[0] if len(told) == 1 else "the definition"
    with store.edit(f"Set {what} of a KPI", who) as session:
        define_kpi_into(session, session.get_one(Kpi, kpi_id), facts)


def define_kpi_into(session: Session, kpi: Kpi, facts: KpiFacts) -> None:
    """The same inside an edit that is already open."""
    values: dict[str, Any] = dict(facts)
    for name, value in values.items():
        if isinstance(value, str) and name not in {"unit", "polarity", "plan_id"}:
            values[name] = " ".join(value.split()) if name in _ONE_LINE else value.strip()
    if not 0 <= values.get("decimals", 0) <= 6:
        raise UserError("A figure is shown with 0 to 6 decimals.", "Type a number between 0 and 6.")
    if not 0 <= values.get("tolerance", 0) <= 100:
        raise UserError("The tolerance is a percentage of the target between 0 and 100.")
    if (number := values.get("priority_number")) is not None and number < 1:
        raise UserError(
            "Priorities are counted from 1.", "Type the number of the priority, or leave it blank."
        )
    if values.get("code"):
        _refuse_taken_code(session, kpi, values["code"])
    if values.get("plan_id"):
        plan = session.get(Plan, values["plan_id"])
        if plan is None or plan.board_id != kpi.board_id:
            raise UserError("That plan is not one of this board’s.", "Choose one of the board’s plans.")
    for name, value in values.items():
        setattr(kpi, name, value)


def _refuse_taken_code(session: Session, kpi: Kpi, code: str) -> None:
    other = session.scalar(
        select(Kpi).where(
            Kpi.board_id == kpi.board_id, Kpi.id != kpi.id, func.casefold(Kpi.code) == code.casefold()
        )
    )
    if other is not None:
        raise UserError(f"The code {code} is that of “{other.name}”.", "Give each KPI a code of its own.")


def _free_name(session: Session, board_id: str, name: str, kpi_id: str = "") -> str:
    """A name made tidy, that no other KPI of the board has."""
    tidy = " ".join(name.split())
    if not tidy:
        raise UserError("A KPI needs a name.", "Type what it is called.")
    taken = session.scalar(
        select(Kpi.name).where(
            Kpi.board_id == board_id, Kpi.id != kpi_id, func.casefold(Kpi.name) == tidy.casefold()
        )
    )
    if taken is not None:
        raise UserError(
            f"The board has a KPI called “{taken}” already.", "Choose another name, or merge the two."
        )
    return tidy


def rename_kpi(store: Store, who: str, kpi_id: str, name: str) -> None:
    """Give a KPI another name; workbooks that still use the old one go on being understood.

    Raises:
        UserError: The name is blank or another KPI’s.
    """
    with store.edit("Rename a KPI", who) as session:
        kpi = session.get_one(Kpi, kpi_id)
        before, kpi.name = kpi.name, _free_name(session, kpi.board_id, name, kpi_id)
        if before.casefold() != kpi.name.casefold():
            add_other_name_into(session, kpi, before)
        for row in _other_names(session, kpi_id):
            if row.name.casefold() == kpi.name.casefold():
                session.delete(row)


def add_other_name(store: Store, who: str, kpi_id: str, name: str) -> None:
    """Say what workbooks call a KPI besides its name.

    Raises:
        UserError: The name is blank, or means another KPI.
    """
    with store.edit("Add another name of a KPI", who) as session:
        kpi = session.get_one(Kpi, kpi_id)
        other = session.execute(
            select(Kpi.name)
            .outerjoin(KpiOtherName, KpiOtherName.kpi_id == Kpi.id)
            .where(
                Kpi.board_id == kpi.board_id,
                Kpi.id != kpi_id,
                (func.casefold(KpiOtherName.name) == _tidy(name).casefold())
                | (func.casefold(Kpi.name) == _tidy(name).casefold()),
            )
        ).first()
        if other is not None:
            raise UserError(
                f"“{_tidy(name)}” means “{other.name}” already.", "Take it out there first, or merge the two."
            )
        add_other_name_into(session, kpi, name)


def add_other_name_into(session: Session, kpi: Kpi, name: str) -> None:
    """The same inside an edit that is already open; a name it is known by already changes nothing.

    Raises:
        UserError: The name is blank.
    """
    tidy = _tidy(name)
    if not tidy:
        raise UserError("Another name needs words.", "Type what the workbook calls it.")
    known = {kpi.name.casefold(), *(row.name.casefold() for row in _other_names(session, kpi.id))}
    if tidy.casefold() not in known:
        session.add(KpiOtherName(kpi_id=kpi.id, name=tidy))
        session.flush()


def remove_other_name(store: Store, who: str, kpi_id: str, name: str) -> None:
    """Forget another name of a KPI; one it is not known by changes nothing."""
    with store.edit("Remove another name of a KPI", who) as session:
        for row in _other_names(session, kpi_id):
            if row.name.casefold() == _tidy(name).casefold():
                session.delete(row)


def _other_names(session: Session, kpi_id: str) -> list[KpiOtherName]:
    return list(session.scalars(select(KpiOtherName).where(KpiOtherName.kpi_id == kpi_id)))


def _tidy(name: str) -> str:
    return " ".join(name.split())


def remove_kpi(store: Store, who: str, kpi_id: str) -> None:
    """Take a KPI out with all its figures, targets, benchmarks and events; undo brings everything back."""
    with store.edit("Remove a KPI", who) as session:
        session.delete(session.get_one(Kpi, kpi_id))


def move_kpi(store: Store, who: str, kpi_id: str, steps: int) -> None:
    """Move a KPI down within its priority, or up with a negative number; at either end it stays.

    The order is that of the papers.
    """
    with store.edit("Move a KPI", who) as session:
        kpi = session.get_one(Kpi, kpi_id)
        rows = list(
            session.scalars(
                select(Kpi)
                .where(Kpi.board_id == kpi.board_id)
                .order_by(Kpi.priority_number.asc().nulls_last(), Kpi.position, Kpi.name)
            )
        )
        beside = [row for row in rows if row.priority_number == kpi.priority_number]
        old = beside.index(kpi)
        new = max(0, min(len(beside) - 1, old + steps))
        beside.insert(new, beside.pop(old))
        places = iter(beside)
        ordered = [next(places) if row.priority_number == kpi.priority_number else row for row in rows]
        for place, row in enumerate(ordered):
            row.position = place
