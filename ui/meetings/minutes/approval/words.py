"""How the state of minutes is said."""

from __future__ import annotations

from datetime import date

from boardkeeper.approvals import ApprovalStep, ApprovalView
from boardkeeper.meetings import MeetingState
from boardkeeper.rules.due_dates import full_date, long_date
from ui.today.words import count

STEP_WORDS = {
    ApprovalStep.CIRCULATE: "Circulate…",
    ApprovalStep.APPROVE: "Approve…",
    ApprovalStep.SIGN: "Record the signature…",
}


def state_words(approval: ApprovalView, today: date) -> str:
    """One line: “Circulated Mon 15 Jul 2019 as 10–21 · comments by Wed 24 Jul 2019 · 1 comment open”."""
    if approval.is_draft:
        return " · ".join(part for part in (_out(approval), *_comments(approval, today)) if part)
    parts = [_approved(approval)]
    if approval.slips:
        parts.append(count(len(approval.slips), "slip"))
    if approval.signed_by:
        day = f", {long_date(approval.signed_on)}" if approval.signed_on else ""
        parts.append(f"signed by {approval.signed_by}{day}")
    if approval.is_bound:
        parts.append("bound")
    return " · ".join(parts)


def _out(approval: ApprovalView) -> str:
    if approval.circulated_on is None:
        numbers = approval.coming_numbers
        return f"Draft, to be numbered {numbers}" if numbers else "Draft"
    words = f"Circulated {long_date(approval.circulated_on)}"
    if approval.numbers:
        words += f" as {approval.numbers}"
    if approval.coming_numbers:
        words += f" · {approval.coming_numbers} to come when circulated again"
    elif approval.has_changed:
        words += " · changed since"
    return words


def _comments(approval: ApprovalView, today: date) -> list[str]:
    parts = []
    due = approval.comments_due_on
    if due is not None and approval.circulated_on is not None:
        passed = "comments were due" if due < today else "comments by"
        parts.append(f"{passed} {long_date(due)}")
    if approval.comments:
        still = approval.open_comments
        parts.append(f"{count(still, 'comment')} open" if still else "all comments settled")
    return parts


def _approved(approval: ApprovalView) -> str:
    amended = any(each.is_approval for each in approval.slips)
    amended = amended or approval.state is MeetingState.APPROVED_AS_AMENDED
    words = "Approved as amended" if amended else "Approved"
    if approval.approved_on is not None:
        words += f" on {full_date(approval.approved_on)}"
    return f"{words} as {approval.numbers}" if approval.numbers else words
