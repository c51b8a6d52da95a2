"""Commands about people: members with their seats and substitutes, officers with their posts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.people import SeatRole, Voting
from boardkeeper.rules.due_dates import long_date

if TYPE_CHECKING:
    from boardkeeper.people import MemberView
    from db.store import Store

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name, as the papers print it.")]
Role = Annotated[
    SeatRole | None, typer.Option("--role", case_sensitive=False, help="What the member is on the board.")
]
Votes = Annotated[
    Voting | None, typer.Option("--voting", case_sensitive=False, help="What the member may vote on.")
]
Party = Annotated[str | None, typer.Option("--party", help="The member’s party.")]
Organisation = Annotated[str | None, typer.Option("--organisation", help="Whom they come from.")]
Email = Annotated[str | None, typer.Option("--email", help="Their e-mail address.")]
Telephone = Annotated[str | None, typer.Option("--telephone", help="Their telephone number.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day of the term.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day of the term.")]


def add_member(
    file: BoardFile,
    name: Name,
    role: Role = None,
    voting: Votes = None,
    party: Party = None,
    organisation: Organisation = None,
    email: Email = None,
    since: From = None,
    until: Until = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Give somebody a seat on a board, or all the members an agenda lists: “Councillors Allen, Buchan and Downie”."""
    from boardkeeper import boards, people
    from boardkeeper.person_card import NewPerson, add_people

    new = NewPerson(
        name,
        role=role or SeatRole.MEMBER,
        voting=voting or Voting.ALL,
        from_date=_day(since, "--from"),
        to_date=_day(until, "--until"),
        party=party or "",
        organisation=organisation or "",
        email=email or "",
    )
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        ids = add_people(store, doer, board_id, new)
        added = [
            max(
                (each for each in people.list_members(store, board_id) if each.person_id == person_id),
                key=_began,
            )
            for person_id in ids
        ]
        data = {"members": [_member(store, member) for member in added]}
    answer(data, [f"{member.title} has a seat on the board." for member in added], as_json=as_json)


def list_members(
    file: BoardFile,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Who held a seat on that day; without it, all.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List the members of a board, chair first."""
    from boardkeeper import boards, people

    day = _day(on, "--on")
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        found = people.list_members(store, board_id, day)
        data = [_member(store, member) for member in found]
    rows = [
        (member.title, member.party or member.organisation, member.voting.value, _term(member))
        for member in found
    ]
    answer(data, columns(rows) if rows else ["Nobody holds a seat."], as_json=as_json)


def set_member(
    file: BoardFile,
    name: Name,
    role: Role = None,
    voting: Votes = None,
    party: Party = None,
    organisation: Organisation = None,
    email: Email = None,
    since: From = None,
    until: Until = None,
    rename: Annotated[str | None, typer.Option("--rename", metavar="NAME", help="Another name.")] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a member: the seat, the term, the name or where they come from."""
    from boardkeeper import boards, people, seats

    seat = {
        "role": role,
        "voting": voting,
        "from_date": _day(since, "--from"),
        "to_date": _day(until, "--until"),
    }
    seat = {key: value for key, value in seat.items() if value is not None}
    person = {"name": rename, "party": party, "organisation": organisation, "email": email}
    said = {key: value for key, value in person.items() if value is not None}
    if not seat and not said:
        raise UserError("There is nothing to set.", "Give --role, --until, --party or another option.")
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        member = _find_member(store, board_id, name)
        if seat:
            seats.change_seat(store, doer, member.id, **seat)
        if said:
            people.update_person(store, doer, member.person_id, **said)
        (member,) = (each for each in people.list_members(store, board_id) if each.id == member.id)
        data = _member(store, member)
    answer(data, [f"{member.title}: {_term(member)}."], as_json=as_json)


def name_substitute(
    file: BoardFile,
    name: Name,
    substitute: Annotated[str, typer.Argument(metavar="SUBSTITUTE", help="Who may come instead.")],
    remove: Annotated[bool, typer.Option("--remove", help="Take the substitute’s name away.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Name who may come in a member’s place."""
    from boardkeeper import boards, seats

    with opened(file, who) as (store, doer):
        member = _find_member(store, boards.find_board(store, board).id, name)
        if remove:
            seats.remove_substitute(store, doer, _substitute_id(store, member, substitute))
        else:
            seats.name_substitute(store, doer, member.id, substitute)
        data = _member(store, member)
    names = ", ".join(data["substitutes"]) or "nobody"
    answer(data, [f"In place of {member.name} may come: {names}."], as_json=as_json)


def add_officer(
    file: BoardFile,
    name: Name,
    post: Annotated[str, typer.Option("--post", help="The title of the post.")],
    email: Email = None,
    telephone: Telephone = None,
    since: From = None,
    succeeds: Annotated[
        bool,
        typer.Option("--succeeds", help="Follows whoever holds the post; that term ends the day before."),
    ] = False,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record an officer and the post they hold."""
    from boardkeeper import posts

    first = _day(since, "--from")
    with opened(file, who) as (store, doer):
        posts.add_officer(
            store,
            doer,
            name,
            post,
            email=email or "",
            telephone=telephone or "",
            from_date=first,
            succeeds=succeeds,
        )
        found = posts.holders(store, post)
    data = {
        "post": post.strip(),
        "holders": [{"name": each.name, "from": each.from_date, "until": each.to_date} for each in found],
    }
    lines = [f"{each.name}, {post.strip()}: {_dates(each.from_date, each.to_date)}." for each in found]
    answer(data, lines, as_json=as_json)


def list_people(
    file: BoardFile,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Seats and posts as on that day; today’s without."),
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List everybody in the file with the seat and the post they hold on a day."""
    from boardkeeper import boards, lists, people

    day = _day(on, "--on") or current_day()
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        found = people.list_people(store, board_id, day, lists.Wanted(limit=100_000)).rows
    data = [
        {
            "name": each.name,
            "seat": each.role or None,
            "post": each.post or None,
            "organisation": each.organisation or None,
            "party": each.party or None,
            "email": each.email or None,
            "telephone": each.telephone or None,
        }
        for each in found
    ]
    rows = [(each.name, each.role, each.post or each.organisation, each.email) for each in found]
    answer(data, columns(rows) if rows else ["Nobody is in the file yet."], as_json=as_json)


def _day(written: str | None, option: str) -> date | None:
    return read_date(written, option) if written else None


def _find_member(store: Store, board_id: str, name: str) -> MemberView:
    from boardkeeper import people

    wanted = " ".join(name.split()).casefold()
    members = people.list_members(store, board_id)
    exact = [each for each in members if each.name.casefold() == wanted]
    close = exact or [each for each in members if wanted and wanted in each.name.casefold()]
    if not close:
        raise UserError(f"No member of the board is called “{name}”.", "See: boardkeeper member list FILE.")
    if len({each.person_id for each in close}) > 1:
        names = ", ".join(sorted({each.name for each in close}))
        raise UserError(f"“{name}” may be {names}.", "Write more of the name.")
    # Somebody who held two seats one after the other is meant with the latest.
    return max(close, key=_began)


def _began(member: MemberView) -> date:
    return member.from_date or date.min


def _substitute_id(store: Store, member: MemberView, name: str) -> str:
    from boardkeeper import seats

    wanted = name.strip().casefold()
    with store.read() as session:
        found = seats.substitutes_of(session, member.id)
    for each in found:
        if each.name.casefold() == wanted:
            return each.id
    raise UserError(f"{name} is not named as a substitute for {member.name}.")


def _member(store: Store, member: MemberView) -> dict[str, Any]:
    from boardkeeper import seats

    with store.read() as session:
        substitutes = [each.name for each in seats.substitutes_of(session, member.id)]
    return {
        "name": member.name,
        "role": member.role.value,
        "voting": member.voting.value,
        "party": member.party or None,
        "organisation": member.organisation or None,
        "from": member.from_date,
        "until": member.to_date,
        "substitutes": substitutes,
    }


def _term(member: MemberView) -> str:
    return _dates(member.from_date, member.to_date)


def _dates(first: date | None, last: date | None) -> str:
    words = [f"from {long_date(first)}" if first else "", f"until {long_date(last)}" if last else ""]
    return " ".join(word for word in words if word) or "no dates given"
