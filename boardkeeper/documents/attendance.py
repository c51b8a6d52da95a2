"""Who took part in a meeting, in the order minutes name them: chair, vice-chair, members, co-opted, then guests."""

from __future__ import annotations

from collections.abc import Iterable

from boardkeeper.documents.blocks import Inline
from boardkeeper.minutes import AttendeeView, MinutesView, MovementView, Presence
from boardkeeper.people import MemberView, SeatRole
from boardkeeper.rules.due_dates import clock

_TITLE = "Councillor "
_BESIDE = (SeatRole.CO_OPTED, SeatRole.ADVISER, SeatRole.DFE)


def attendance_fields(
    minutes: MinutesView, members: tuple[MemberView, ...]
) -> tuple[tuple[str, Inline], ...]:
    """Label and names for each way of taking part; ways nobody took part in are left out."""
    return tuple(line for line in attendance_lines(minutes, members) if line[1])


def attendance_lines(minutes: MinutesView, members: tuple[MemberView, ...]) -> tuple[tuple[str, str], ...]:
    """The same with the ways nobody took part in, which are blank."""
    roles = {member.person_id: member.role for member in members}
    order = {member.person_id: place for place, member in enumerate(members)}
    # Somebody marked late stands where their seat is; who has none, in the order of recording.
    listed_in_order = sorted(minutes.attendance, key=lambda each: order.get(each.person_id, len(order)))
    by_presence = {
        presence: [each for each in listed_in_order if each.presence is presence] for presence in Presence
    }
    present = by_presence[Presence.PRESENT]
    seated = [each for each in present if roles.get(each.person_id) not in _BESIDE]
    beside = [each for each in present if roles.get(each.person_id) in _BESIDE]
    return (
        ("Present", _present(seated, roles)),
        ("Co-opted", listed(_described(each) for each in beside)),
        ("Apologies", councillors(each.name for each in by_presence[Presence.APOLOGIES])),
        ("Substitutes", listed(_substitute(each) for each in by_presence[Presence.SUBSTITUTE])),
        ("Absent", councillors(each.name for each in by_presence[Presence.ABSENT])),
        ("Also in attendance", listed(_described(each) for each in by_presence[Presence.IN_ATTENDANCE])),
        ("Online", councillors(each.name for each in listed_in_order if each.is_online)),
        ("Arrivals and departures", _movements(listed_in_order)),
        ("Time", _times(minutes)),
    )


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does: “A, B and C”."""
    *others, last = tuple(names) or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def councillors(names: Iterable[str]) -> str:
    """Join names, saying the councillors' title once: “Councillors Allen, Buchan and McDonald; Mrs Jane Tan”."""
    every = tuple(names)
    titled = [name.removeprefix(_TITLE) for name in every if name.startswith(_TITLE)]
    if len(titled) < 2:
        return listed(every)
    others = [name for name in every if not name.startswith(_TITLE)]
    return "; ".join(part for part in (f"Councillors {listed(titled)}", listed(others)) if part)


def _present(seated: list[AttendeeView], roles: dict[str, SeatRole]) -> str:
    """The chair on a line of their own, then the vice-chair, then everybody else; acting beats holding a seat."""
    if not seated:
        return "Nobody is recorded"
    acting = {each.person_id: each.acting_as.casefold().replace("-", " ").strip() for each in seated}

    def holds(each: AttendeeView, role: SeatRole) -> bool:
        words = role.value.replace("-", " ")
        if words in acting.values():
            return acting[each.person_id] == words
        return roles.get(each.person_id) is role and not acting[each.person_id]

    chairs = [each for each in seated if holds(each, SeatRole.CHAIR)]
    vice_chairs = [each for each in seated if holds(each, SeatRole.VICE_CHAIR) and each not in chairs]
    others = [each for each in seated if each not in chairs and each not in vice_chairs]
    lines = [f"{listed(each.name for each in chairs)}, in the Chair"] if chairs else []
    lines += [f"{each.name}, Vice Chair" for each in vice_chairs]
    lines += [councillors(each.name for each in others)] if others else []
    return "\n".join(lines)


def _described(each: AttendeeView) -> str:
    part = ", ".join(words for words in (each.post or each.acting_as, each.organisation) if words)
    return f"{each.name} ({part})" if part else each.name


def _substitute(each: AttendeeView) -> str:
    return f"{each.name} (for {each.substitute_for})" if each.substitute_for else each.name


def movement_words(movement: MovementView) -> str:
    """“arrived at item 7 (2.15 pm)”, “left at 3.40 pm”."""
    verb = "arrived" if movement.is_arrival else "left"
    at = clock(movement.happened_at) if movement.happened_at else ""
    if movement.item_number:
        return f"{verb} at item {movement.item_number}" + (f" ({at})" if at else "")
    if movement.item_title:
        return f"{verb} at “{movement.item_title}”" + (f" ({at})" if at else "")
    return f"{verb} at {at}" if at else f"{verb} during the meeting"


def _movements(attendance: Iterable[AttendeeView]) -> str:
    told = (
        f"{each.name} {listed(movement_words(movement) for movement in each.movements)}"
        for each in attendance
        if each.movements
    )
    return "; ".join(told)


def _times(minutes: MinutesView) -> str:
    if minutes.starts_at and minutes.ended_at:
        return f"The meeting began at {clock(minutes.starts_at)} and ended at {clock(minutes.ended_at)}."
    if minutes.starts_at:
        return f"The meeting began at {clock(minutes.starts_at)}."
    return f"The meeting ended at {clock(minutes.ended_at)}." if minutes.ended_at else ""
