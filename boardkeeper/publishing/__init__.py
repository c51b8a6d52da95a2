"""Publication: what is still wrong, the papers made as published, the step itself, and everything that went out.

The order is `readiness`, `prepare`, `make_publication` (takes long and needs no database), `publish`. Papers that come
afterwards are named by `waiting_papers` and go the same way from `prepare_supplement`.
"""

from __future__ import annotations

from boardkeeper.publishing.accepting import accept_finding, pack_checks, take_acceptance_back
from boardkeeper.publishing.checks import readiness, require_in_time, timing
from boardkeeper.publishing.kept import (
    publications,
    published_file,
    save_publication,
    save_published,
)
from boardkeeper.publishing.making import make_publication
from boardkeeper.publishing.preparing import prepare, prepare_supplement
from boardkeeper.publishing.step import publish
from boardkeeper.publishing.views import (
    AcceptedView,
    ChangedSincePrepared,
    Finding,
    FindingPlace,
    LatePublication,
    MadePaper,
    MadePublication,
    NotReady,
    PackChecks,
    Prepared,
    PublicationView,
    PublishedItemView,
    PublishedPaperView,
    Readiness,
    WaitingPaper,
)
from boardkeeper.publishing.waiting import waiting_papers
from boardkeeper.publishing.words import days_in_words, last_lawful_day, verdict
from db.tables.packs import PublicationKind, PublishedAs

__all__ = [
    "AcceptedView",
    "ChangedSincePrepared",
    "Finding",
    "FindingPlace",
    "LatePublication",
    "MadePaper",
    "MadePublication",
    "NotReady",
    "PackChecks",
    "Prepared",
    "PublicationKind",
    "PublicationView",
    "PublishedAs",
    "PublishedItemView",
    "PublishedPaperView",
    "Readiness",
    "WaitingPaper",
    "accept_finding",
    "days_in_words",
    "last_lawful_day",
    "make_publication",
    "pack_checks",
    "prepare",
    "prepare_supplement",
    "publications",
    "publish",
    "published_file",
    "readiness",
    "require_in_time",
    "save_publication",
    "save_published",
    "take_acceptance_back",
    "timing",
    "verdict",
    "waiting_papers",
]
