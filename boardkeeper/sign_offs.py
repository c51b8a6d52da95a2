"""Sign-offs: an agreement with its reference, bound to the text that was agreed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import put_facts
from boardkeeper.reports import SignOffKind, SignOffView
from boardkeeper.reports.cleaning import clean_line
from boardkeeper.reports.reading import view_in
from boardkeeper.reports.wording import hash_of, text_of
from boardkeeper.rules import word_changes
from boardkeeper.rules.template_words import is_template_remnant
from boardkeeper.rules.word_changes import ADDED, REMOVED, SAME, WordChange
from db.tables.reports import Report, SignOff

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "ADDED",
    "REMOVED",
    "SAME",
    "SignOffKind",
    "SignOffView",
    "WordChange",
    "compare",
    "compare_sign_off",
    "sign",
    "update_sign_off",
    "withdraw_sign_off",
]

_FILE = re.compile(r"[0-9a-f]{64}")


def sign(
    store: Store,
    who: str,
    report_id: str,
    kind: SignOffKind,
    *,
    person: str = "",
    reference: str = "",
    given_how: str = "",
    signed_on: date | None = None,
) -> str:
    """Record a sign-off of the report as it stands now, in place of an earlier one of its kind; answers its id.

    Args:
        reference: As it is printed, “djn.19.20.91”.
        given_how: “approved by email”.

    Raises:
        UserError: It names nobody, no reference, no day and no way it was given.
    """
    with store.edit(f"Record the sign-off {kind.value}", who) as session:
        return sign_into(
            session,
            report_id,
            kind,
            person=person,
            reference=reference,
            given_how=given_how,
            signed_on=signed_on,
        )


def sign_into(
    session: Session,
    report_id: str,
    kind: SignOffKind,
    *,
    person: str = "",
    reference: str = "",
    given_how: str = "",
    signed_on: date | None = None,
) -> str:
    """The same inside an edit that is already open."""
    words = {
        "person": clean_line(person),
        "reference": clean_line(reference),
        "given_how": clean_line(given_how),
    }
    report = session.get_one(Report, report_id)
    text = text_of(view_in(session, report))
    sign_off = session.scalar(select(SignOff).where(SignOff.report_id == report_id, SignOff.kind == kind))
    sign_off = sign_off or SignOff(report_id=report_id, kind=kind)
    put_facts(sign_off, {**words, "signed_on": signed_on}, (*words, "signed_on"))
    _check(sign_off)
    sign_off.signed_text, sign_off.text_hash = text, hash_of(text)
    session.add(sign_off)
    session.flush()
    return sign_off.id


def update_sign_off(store: Store, who: str, sign_off_id: str, **facts: object) -> None:
    """Correct what was written down of a sign-off: `person`, `reference`, `given_how`, `signed_on`.

    It stays bound to the text that was signed; a new agreement is recorded with `sign`.

    Raises:
        UserError: Nothing would be left of it.
    """
    with store.edit("Correct the sign-off", who) as session:
        sign_off = session.get_one(SignOff, sign_off_id)
        plain = {
            name: clean_line(value) if isinstance(value, str) else value for name, value in facts.items()
        }
        put_facts(sign_off, plain, ("person", "reference", "given_how", "signed_on"))
        _check(sign_off)


def withdraw_sign_off(store: Store, who: str, sign_off_id: str) -> None:
    """Take a sign-off back: it was not given, or is given no longer."""
    with store.edit("Withdraw the sign-off", who) as session:
        session.delete(session.get_one(SignOff, sign_off_id))


def compare_sign_off(store: Store, sign_off_id: str) -> tuple[WordChange, ...]:
    """What changed in the report since it was signed, in runs of words, whole text; a file shows as “(file 1a2b3c4d)”."""
    with store.read() as session:
        sign_off = session.get_one(SignOff, sign_off_id)
        now = text_of(view_in(session, session.get_one(Report, sign_off.report_id)))
        signed = sign_off.signed_text
    return compare(signed, now)


def compare(before: str, after: str) -> tuple[WordChange, ...]:
    """Hold two signed texts against each other, word by word; a file is named by the beginning of its hash."""
    return word_changes.compare(*(_FILE.sub(_short, text) for text in (before, after)))


def _short(found: re.Match[str]) -> str:
    return f"(file {found[0][:8]})"


def _check(sign_off: SignOff) -> None:
    written = (sign_off.person, sign_off.reference, sign_off.given_how)
    remnant = next((words for words in written if is_template_remnant(words or "")), None)
    if remnant:
        raise UserError(
            f"“{remnant}” is what the form says, not a sign-off.", "Type the reference that was given."
        )
    if not any(written) and sign_off.signed_on is None:
        raise UserError(
            "A sign-off says who gave it, its reference or its day.", "Type at least one of them."
        )
