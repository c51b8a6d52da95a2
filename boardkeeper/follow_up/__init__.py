"""Follow-up: what is done with the rows of both logs, one at a time or many at once."""

from boardkeeper.follow_up.changing import change, change_into
from boardkeeper.follow_up.evidence import (
    EvidenceView,
    attach,
    evidence_of,
    read_evidence,
    remove_evidence,
)
from boardkeeper.follow_up.groups import Group, groups
from boardkeeper.follow_up.linking import link, link_into
from boardkeeper.follow_up.matters import Matter
from boardkeeper.follow_up.recording import close, record, record_into, reopen, reopen_into
from boardkeeper.logs.links import Link
from boardkeeper.logs.listing import GROUPS
from boardkeeper.logs.tables import CLOSED
from boardkeeper.logs.threads import ProgressView
from db.tables.follow_up import EntryKind, FollowUpStatus, Importance, Log

__all__ = [
    "CLOSED",
    "GROUPS",
    "EntryKind",
    "EvidenceView",
    "FollowUpStatus",
    "Group",
    "Importance",
    "Link",
    "Log",
    "Matter",
    "ProgressView",
    "attach",
    "change",
    "change_into",
    "close",
    "evidence_of",
    "groups",
    "link",
    "link_into",
    "read_evidence",
    "record",
    "record_into",
    "remove_evidence",
    "reopen",
    "reopen_into",
]
