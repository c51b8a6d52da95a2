"""What becomes of minutes once they are written: withheld in part, approved, corrected, signed.

An approved minute is never edited silently: every change is a correction with a reason, made at a later meeting,
recorded in that meeting’s own minutes and kept beside the text as it was.
"""

from boardkeeper.approvals.amending import (
    Amendment,
    correct_header,
    correct_minutes,
    correct_paragraph,
    correction_into,
    header_correction_into,
)
from boardkeeper.approvals.approving import approve_into, approve_minutes
from boardkeeper.approvals.header import HeaderLine, find_header_line, header_lines_in
from boardkeeper.approvals.signing import presided_at, presided_in, sign_into, sign_minutes
from boardkeeper.approvals.standing import (
    ApprovalStep,
    ApprovalView,
    LaterMeeting,
    approval_in,
    get_approval,
)
from boardkeeper.approvals.waiting import MinutesWaiting, waiting_in
from boardkeeper.approvals.withholding import withhold_into, withhold_paragraph
from boardkeeper.minutes.slips import SlipView, list_slips, slips_in

__all__ = [
    "Amendment",
    "ApprovalStep",
    "ApprovalView",
    "HeaderLine",
    "LaterMeeting",
    "MinutesWaiting",
    "SlipView",
    "approval_in",
    "approve_into",
    "approve_minutes",
    "correct_header",
    "correct_minutes",
    "correct_paragraph",
    "correction_into",
    "find_header_line",
    "get_approval",
    "header_correction_into",
    "header_lines_in",
    "list_slips",
    "presided_at",
    "presided_in",
    "sign_into",
    "sign_minutes",
    "slips_in",
    "waiting_in",
    "withhold_into",
    "withhold_paragraph",
]
