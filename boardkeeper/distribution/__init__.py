"""Distribution lists: who gets which edition of a board's packs, and the papers of a meeting given out by one."""

from __future__ import annotations

from boardkeeper.distribution.giving import (
    Copy,
    GatheredHandouts,
    GivenOut,
    NobodyOnTheList,
    Order,
    gather_handouts,
    give_out,
    make_copies,
)
from boardkeeper.distribution.keeping import (
    add_members,
    add_recipient,
    distribution_list,
    members_into,
    move_recipient,
    recipients,
    recipients_in,
    remove_recipient,
    update_recipient,
)
from boardkeeper.distribution.views import (
    MOST_COPIES,
    READERS_WORDS,
    DistributionList,
    Handout,
    KnownPerson,
    RecipientView,
    edition_line,
    handouts_of,
)
from db.tables.packs import Readers

__all__ = [
    "MOST_COPIES",
    "READERS_WORDS",
    "Copy",
    "DistributionList",
    "GatheredHandouts",
    "GivenOut",
    "Handout",
    "KnownPerson",
    "NobodyOnTheList",
    "Order",
    "Readers",
    "RecipientView",
    "add_members",
    "add_recipient",
    "distribution_list",
    "edition_line",
    "gather_handouts",
    "give_out",
    "handouts_of",
    "make_copies",
    "members_into",
    "move_recipient",
    "recipients",
    "recipients_in",
    "remove_recipient",
    "update_recipient",
]
