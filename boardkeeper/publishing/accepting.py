"""The checks of a pack, and findings that somebody accepts as they are, each with the reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import meetings, packs
from boardkeeper.clock import current_instant
from boardkeeper.errors import UserError
from boardkeeper.publishing.checks import findings_in, unaccepted
from boardkeeper.publishing.views import AcceptedView, PackChecks
from boardkeeper.rules.due_dates import full_date
from db.tables.packs import AcceptedFinding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from db.store import Store

_MOST_OF_A_REASON = 1_000


def pack_checks(store: Store, meeting_id: str, missing: Mapping[str, str] | None = None) -> PackChecks:
    """What is not right in the papers of a meeting, and what of it is accepted.

    Args:
        store: The file.
        meeting_id: The meeting.
        missing: What is said of items without their paper, by item id, where the papers are gathered already.
    """
    if missing is None:
        missing = packs.gather_papers(store, meeting_id, restricted=True).missing_by_item
    with store.read() as session:
        found = findings_in(session, meetings.meeting_in(session, meeting_id), missing)
        accepted = accepted_in(session, meeting_id)
    sentences = {each.sentence for each in found}
    return PackChecks(
        unaccepted(found, frozenset(row.finding for row in accepted)),
        tuple(
            AcceptedView(row.finding, row.reason, row.accepted_by, row.accepted_at, row.finding in sentences)
            for row in accepted
        ),
    )


def accept_finding(store: Store, who: str, meeting_id: str, sentence: str, reason: str) -> None:
    """Accept something the checks found, as it is; it is not said again unless it says something else.

    Args:
        store: The file.
        who: Who accepts it.
        meeting_id: The meeting whose pack it is.
        sentence: The finding, as it was found.
        reason: Why it may stay.

    Raises:
        UserError: No reason is given, the finding blocks publication, it is not found any more, or is accepted already.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise UserError("What is accepted as it is needs a reason.", "Say why it may stay as it is.")
    if len(reason) > _MOST_OF_A_REASON:
        raise UserError(
            f"A reason of {len(reason):,} characters is too long.",
            f"Shorten it to {_MOST_OF_A_REASON:,} or fewer.",
        )
    checks = pack_checks(store, meeting_id)
    if any(each.sentence == sentence for each in checks.accepted):
        raise UserError("That is accepted already.", "Take it back first to give another reason.")
    found = next((each for each in checks.findings if each.sentence == sentence), None)
    if found is None:
        raise UserError("The checks do not find that any more.", "Look at what they say now.")
    if found.is_blocking:
        raise UserError(
            "That must be put right before the agenda can be published.", "It cannot be accepted as it is."
        )
    with store.edit(_label("Accept what was found in the pack of", store, meeting_id), who) as session:
        session.add(
            AcceptedFinding(
                meeting_id=meeting_id,
                finding=sentence,
                reason=reason,
                accepted_by=who,
                accepted_at=current_instant(),
            )
        )


def take_acceptance_back(store: Store, who: str, meeting_id: str, sentence: str) -> None:
    """Take a finding seriously again that was accepted.

    Raises:
        UserError: It is not accepted.
    """
    with store.read() as session:
        accepted = {row.finding for row in accepted_in(session, meeting_id)}
    if sentence not in accepted:
        raise UserError(
            "That is not accepted, so there is nothing to take back.", "Look at what is accepted."
        )
    with store.edit(_label("Check again in the pack of", store, meeting_id), who) as session:
        row = session.scalars(
            select(AcceptedFinding).where(
                AcceptedFinding.meeting_id == meeting_id, AcceptedFinding.finding == sentence
            )
        ).one()
        session.delete(row)


def accepted_in(session: Session, meeting_id: str) -> tuple[AcceptedFinding, ...]:
    """What is accepted for a meeting, earliest first."""
    rows = select(AcceptedFinding).where(AcceptedFinding.meeting_id == meeting_id)
    return tuple(session.scalars(rows.order_by(AcceptedFinding.accepted_at, AcceptedFinding.finding)))


def _label(words: str, store: Store, meeting_id: str) -> str:
    with store.read() as session:
        return f"{words} {full_date(meetings.meeting_in(session, meeting_id).held_on)}"
