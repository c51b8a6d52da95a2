"""Commands about who was at a meeting, who came and went, what they declared, and whether there was a quorum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.attendance import Interest, Presence
from boardkeeper.cli.agenda_words import read_word
from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, MeetingDay, Who, answer, read_time
from boardkeeper.cli.minutes_words import opened_minutes
from boardkeeper.errors import UserError
from boardkeeper.written_lines import listed

if TYPE_CHECKING:
    from boardkeeper.attendance import QuorumAtItem
    from boardkeeper.meeting_people import MeetingPeople, ParticipantView
    from db.store import Store

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Who; for a member the surname will do.")]


@dataclass(frozen=True, slots=True)
class _OpenPeople:
    """A board file opened on who was at one meeting."""

    store: Store
    who: str
    meeting_id: str

    @property
    def people(self) -> MeetingPeople:
        """Everybody as they stand."""
        from boardkeeper.meeting_people import read_people

        return read_people(self.store, self.meeting_id)

    def person(self, name: str, people: MeetingPeople | None = None) -> str:
        """The id of the one person who is meant.

        Raises:
            UserError: Nobody, or more than one, is called that.
        """
        from boardkeeper.rules.known_names import who_is_meant

        found = who_is_meant(name, (people or self.people).known)
        if len(found) == 1:
            return found[0].id
        if found:
            may_be = listed([each.name for each in found], quoted=False)
            raise UserError(f"“{name}” may be {may_be}.", "Write more of the name.")
        raise UserError(f"Nobody in the file is called “{name}”.", "See: boardkeeper people FILE")

    def items(self, written: str, people: MeetingPeople) -> tuple[str, ...]:
        """The ids of the items that are meant.

        Raises:
            UserError: The agenda has no such item.
        """
        from boardkeeper.meeting_people import items_meant

        found = items_meant(written, people.items)
        if not found:
            named = listed([each.name for each in people.items], quoted=False)
            raise UserError(
                f"No item of the agenda is called “{written}”.",
                f"It has {named}." if named else "There is nothing on it yet.",
            )
        return tuple(each.id for each in found)

    def tell(self, said: str, *, as_json: bool) -> None:
        """Answer with who was there now, after a line that says what was done."""
        people = self.people
        lines = [said] if said else []
        lines += [_line_of(each) for each in people.everybody] or ["Nobody holds a seat on that day."]
        for number, each in enumerate(people.declarations, start=1):
            left = ", left the room" if each.left_the_room else ""
            lines.append(
                f"Declaration {number}: {each.member}, {each.subject}: {each.reason} ({each.interest.value}{left})"
            )
        lines += [f"Note: item {each.number} {each.title}: {each.sentence}" for each in people.inquorate]
        answer(_data_of(people), lines, as_json=as_json)


@contextmanager
def _opened_people(file: Path, meeting: str, board: str | None, who: str | None) -> Iterator[_OpenPeople]:
    with opened_minutes(file, meeting, board, who) as found:
        yield _OpenPeople(found.store, found.who, found.meeting_id)


def people(file: BoardFile, meeting: MeetingDay, board: BoardName = None, as_json: AsJson = False) -> None:
    """Show who was at a meeting, what they declared, and for which items there was no quorum."""
    with _opened_people(file, meeting, board, None) as found:
        found.tell("", as_json=as_json)


def attend(
    file: BoardFile,
    meeting: MeetingDay,
    names: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAMES]",
            help="As a paper prints them: “Councillors Allen and Buchan”, “Apologies: Councillor Downie”.",
        ),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Every member present of whom nothing is recorded yet.")
    ] = False,
    presence: Annotated[
        str,
        typer.Option(
            "--as", metavar="HOW", help="present, apologies, absent, substitute or “in attendance”."
        ),
    ] = "present",
    instead_of: Annotated[
        str | None, typer.Option("--for", metavar="MEMBER", help="In whose place a substitute came.")
    ] = None,
    post: Annotated[str, typer.Option("--post", metavar="TITLE", help="Of one visitor who is new.")] = "",
    organisation: Annotated[
        str, typer.Option("--organisation", metavar="NAME", help="Whom one visitor comes from.")
    ] = "",
    online: Annotated[bool, typer.Option("--online", help="They took part online.")] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take back what is recorded of one person.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record who was there; “Councillor Allen, in the Chair” and “Councillor Ney for Councillor Downie” are understood."""
    from boardkeeper import attendance

    if everybody == (names is not None):
        raise UserError("Say who was there.", "Give the names, or --all.")
    how = read_word(Presence, presence, "--as")
    with _opened_people(file, meeting, board, who) as found:
        if names is None:
            number = attendance.mark_all_present(found.store, found.who, found.meeting_id)
            said = f"Marked present: {number}."
        elif remove:
            attendance.remove_attendance(found.store, found.who, found.meeting_id, found.person(names))
            said = "Taken back."
        else:
            recorded = attendance.record_named(
                found.store,
                found.who,
                found.meeting_id,
                names,
                Presence.SUBSTITUTE if instead_of else how,
                substitute_for_id=found.person(instead_of) if instead_of else None,
                is_online=online,
                post=post,
                organisation=organisation,
            )
            said = f"Recorded: {listed(recorded, quoted=False)}."
        found.tell(said, as_json=as_json)


def move(
    file: BoardFile,
    name: _Name,
    meeting: MeetingDay,
    arrived: Annotated[
        bool | None, typer.Option("--arrived/--left", help="Whether they came in or went out.")
    ] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="ITEM", help="At which item.")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="At what time.")] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record that somebody arrived or left, at an item, at a time, or both."""
    from boardkeeper import attendance

    if arrived is None:
        raise UserError("Say whether they came or went.", "Give --arrived or --left.")
    when = read_time(at, "--at") if at else None
    with _opened_people(file, meeting, board, who) as found:
        everybody = found.people
        attendance.record_movement(
            found.store,
            found.who,
            found.meeting_id,
            found.person(name, everybody),
            is_arrival=arrived,
            agenda_item_id=found.items(item, everybody)[0] if item else None,
            happened_at=when,
        )
        found.tell("Arrived." if arrived else "Left.", as_json=as_json)


def declare(
    file: BoardFile,
    name: _Name,
    meeting: MeetingDay,
    about: Annotated[
        str, typer.Option("--in", metavar="ITEMS", help="Items, as “6 and 7”, or other words.")
    ] = "All items",
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="As it prints.")] = None,
    interest: Annotated[
        str,
        typer.Option("--interest", metavar="KIND", help="personal, prejudicial or disclosable pecuniary."),
    ] = "personal",
    left: Annotated[bool, typer.Option("--left", help="They left the room for it.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="As they declared it the last time, with its reason and kind.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record an interest that somebody declared."""
    from boardkeeper import attendance
    from boardkeeper.meeting_people import items_meant

    kind = read_word(Interest, interest, "--interest")
    with _opened_people(file, meeting, board, who) as found:
        everybody = found.people
        person_id = found.person(name, everybody)
        if again:
            before = everybody.presets.get(person_id, ())
            if not before:
                raise UserError(f"{name} has declared nothing before.", "Give --in and --reason.")
            about, reason, kind = before[0].subject, before[0].reason, before[0].interest
        attendance.declare_interest(
            found.store,
            found.who,
            found.meeting_id,
            person_id,
            about,
            reason or "",
            kind,
            left_the_room=left,
            agenda_item_ids=tuple(each.id for each in items_meant(about, everybody.items)),
        )
        found.tell("Declared.", as_json=as_json)


def withdraw(
    file: BoardFile,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the declaration, as they are listed.")],
    meeting: MeetingDay,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take back a declaration that was not made."""
    from boardkeeper import attendance

    with _opened_people(file, meeting, board, who) as found:
        every = found.people.declarations
        if not 1 <= number <= len(every):
            raise UserError(
                f"There is no declaration {number}.", "See: boardkeeper minutes people FILE --meeting DATE"
            )
        attendance.remove_declaration(found.store, found.who, every[number - 1].id)
        found.tell("Taken back.", as_json=as_json)


def quorum(file: BoardFile, meeting: MeetingDay, board: BoardName = None, as_json: AsJson = False) -> None:
    """Show for each item how many who may vote were there, how many are needed, and who was away."""
    with _opened_people(file, meeting, board, None) as found:
        everybody = found.people
    data = [_quorum_data(each) for each in everybody.quorum]
    lines = []
    for each in everybody.quorum:
        state = "quorate" if each.is_quorate else "NO QUORUM"
        lines.append(
            f"{each.number:>4}  {each.title}: {each.present} of {each.may_vote}, {each.needed} needed, {state}"
        )
        if each.names_away:
            lines.append(f"      away: {listed(each.names_away, quoted=False)}")
    answer(data, lines or ["Nobody is recorded as being there, or nobody may vote."], as_json=as_json)


def _quorum_data(each: QuorumAtItem) -> dict[str, Any]:
    return {
        "item": each.number,
        "title": each.title,
        "present": each.present,
        "needed": each.needed,
        "may_vote": each.may_vote,
        "quorate": each.is_quorate,
        "away": list(each.names_away),
        "concerns_education": each.concerns_education,
    }


def _data_of(people: MeetingPeople) -> dict[str, Any]:
    return {
        "meeting": people.held_on,
        "people": [_person_data(each) for each in people.everybody],
        "declarations": [
            {
                "member": each.member,
                "subject": each.subject,
                "reason": each.reason,
                "interest": each.interest.value,
                "left": each.left_the_room,
            }
            for each in people.declarations
        ],
        "no_quorum": [each.number for each in people.inquorate],
    }


def _person_data(person: ParticipantView) -> dict[str, Any]:
    return {
        "name": person.name,
        "seat": person.role.value if person.role else None,
        "presence": person.presence.value if person.presence else None,
        "acting_as": person.acting_as or None,
        "substitute_for": person.substitute_for or None,
        "post": person.post or None,
        "organisation": person.organisation or None,
        "online": person.is_online,
        "movements": [
            {
                "arrived": each.is_arrival,
                "item": each.item_number or None,
                "at": f"{each.happened_at:%H:%M}" if each.happened_at else None,
            }
            for each in person.movements
        ],
    }


def _line_of(person: ParticipantView) -> str:
    from boardkeeper.documents.attendance import movement_words

    part = ", ".join(each for each in (person.post, person.organisation) if each)
    words: Sequence[str] = (
        person.presence.value if person.presence else "not marked",
        f"for {person.substitute_for}" if person.substitute_for else "",
        person.acting_as,
        "online" if person.is_online else "",
        *(movement_words(each) for each in person.movements),
    )
    named = f"{person.name} ({part})" if part else person.name
    return f"{named}: {', '.join(word for word in words if word)}"
