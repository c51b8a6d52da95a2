"""How a seat, its votes and a term are said."""

from __future__ import annotations

from datetime import date

from boardkeeper.rules.due_dates import long_date
from boardkeeper.seats import SeatRole, Voting


def role_words(role: SeatRole) -> str:
    """“Vice-chair”, “DfE representative”."""
    return role.value if role is SeatRole.DFE else role.value.capitalize()


def voting_words(voting: Voting) -> str:
    """“Votes on all items”, “Does not vote”."""
    return "Does not vote" if voting is Voting.NONE else f"Votes on {voting.value}"


def term_words(first: date | None, last: date | None) -> str:
    """“17 May 2018 to 5 June 2023”, “since 17 May 2018”; blank when neither is known."""
    if first and last:
        return f"{long_date(first)} to {long_date(last)}"
    if first:
        return f"since {long_date(first)}"
    return f"until {long_date(last)}" if last else ""
