"""Attached papers that not everybody can read: reported with the agenda's checks, never in the way of publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.kept_files import content_in
from boardkeeper.publishing.views import Finding, FindingPlace
from boardkeeper.reports import report_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.attachments.read_aloud import ReadAloud


def attached_findings(session: Session, items: Sequence[AgendaItemView]) -> Iterator[Finding]:
    """What is said of attached papers that a screen reader cannot tell well, in the agenda's order."""
    for item in items:
        if item.paper is not PaperKind.REPORT or item.kind is ItemKind.TO_FOLLOW:
            continue
        report = report_in(session, item.id)
        if report is None:
            continue
        attached = [(report.attached_name, report.attached_hash, "")]
        attached += [(each.file_name, each.blob_hash, each.id) for each in report.appendices]
        for name, digest, part_id in attached:
            said = _said(session, digest) if digest else ""
            if said:
                where = f"Item {item.number} {item.title}".replace("Item  ", "Item ")
                yield Finding(
                    f"{where}: “{name}” {said}", item.id, place=FindingPlace.PAPERS, part_id=part_id
                )


def _said(session: Session, digest: str) -> str:
    from boardkeeper.attachments.read_aloud import read_aloud

    return words_of(read_aloud(content_in(session, digest)))


def words_of(heard: ReadAloud | None) -> str:
    """What is said of a paper behind its name; blank when all is well."""
    if heard is None:
        return "cannot be read any more: attach it again."
    if heard.mute:
        if len(heard.mute) == heard.pages:
            where = "is a picture" if heard.pages == 1 else "is pictures"
        else:
            pages = ", ".join(map(str, heard.mute[:6])) + (" and others" if len(heard.mute) > 6 else "")
            where = f"has pages without text ({pages})"
        return (
            f"{where}: a screen reader finds nothing to read there. Ask for the document it was scanned from."
        )
    if not heard.is_tagged:
        return (
            "has no tags: who hears it gets its words without headings, lists and tables. Ask for a tagged PDF, or for "
            "the file it was made from."
        )
    return ""
