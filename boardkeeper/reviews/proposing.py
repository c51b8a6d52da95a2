"""The chair proposes other words for a paragraph of draft minutes or of a report; the officer merges them word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.decisions import sentence_of
from boardkeeper.errors import UserError
from boardkeeper.minutes.writing import require_writable
from boardkeeper.remarks.about import subject_in
from boardkeeper.reports.cleaning import cleaned
from boardkeeper.reports.marks import kept_marks, marks_as_kept, tidied
from boardkeeper.reports.views import Mark, WrittenParagraph
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution
from db.tables.reports import ReportParagraph, ReportParagraphKind
from db.tables.reviews import RemarkAbout

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["propose_words"]

_NO_WORDS = frozenset({ReportParagraphKind.TABLE, ReportParagraphKind.PICTURE})


def propose_words(store: Store, who: str, about: RemarkAbout, paragraph_id: str, text: str) -> None:
    """Put other words into a paragraph; bold, italic and links stay on the words that stay.

    Raises:
        MinutesApproved: The minutes are a record by now.
        UserError: Nothing is left of it, it is a table or a picture, or no paragraph at all.
    """
    with store.read() as session:
        subject = subject_in(session, about, paragraph_id)
    if subject is None:
        raise UserError("That paragraph is not there any more.", "Choose it again in the text.")
    with store.edit(f"Propose other words for {subject.words}", who) as session:
        propose_into(session, about, paragraph_id, text)


def propose_into(session: Session, about: RemarkAbout, paragraph_id: str, text: str) -> None:
    """The same inside an edit that is already open."""
    row: MinuteParagraph | ReportParagraph
    if about is RemarkAbout.MINUTE_PARAGRAPH:
        row = session.get_one(MinuteParagraph, paragraph_id)
        minute = session.get_one(Minute, row.minute_id)
        require_writable(session.get_one(Meeting, minute.meeting_id))
        has_words = row.kind is not ParagraphKind.TABLE
    elif about is RemarkAbout.REPORT_PARAGRAPH:
        row = session.get_one(ReportParagraph, paragraph_id)
        has_words = row.kind not in _NO_WORDS
    else:
        raise UserError(
            "Other words are proposed for paragraphs of minutes and reports.", "Comment on it instead."
        )
    if not has_words:
        raise UserError("A table or a picture takes no other words here.", "Comment on it instead.")
    _put(session, row, text)


def _put(session: Session, row: MinuteParagraph | ReportParagraph, text: str) -> None:
    words = " ".join(text.split())
    marks = moved_marks(kept_marks(row.marks), row.text, words)
    content = cleaned(WrittenParagraph(None, ReportParagraphKind.TEXT, 0, words, marks))
    if not content.text:
        raise UserError("A paragraph cannot be left without words.", "Comment that it should go.")
    before = row.text
    if content.text == before:
        return
    row.text, row.marks = content.text, marks_as_kept(content.marks)
    if isinstance(row, MinuteParagraph):
        _follow(session, row, before)


def _follow(session: Session, row: MinuteParagraph, before: str) -> None:
    """An action or a decision being followed up is one thing with its paragraph: it says the same."""
    for action in session.scalars(select(Action).where(Action.paragraph_id == row.id)):
        if action.text == before:
            action.text = row.text
    limbs = select(Resolution.tracking_decision_id).where(Resolution.paragraph_id == row.id)
    for decision in session.scalars(select(TrackingDecision).where(TrackingDecision.id.in_(limbs))):
        worded = session.execute(
            select(Resolution, MinuteParagraph)
            .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
            .where(Resolution.tracking_decision_id == decision.id)
            .order_by(MinuteParagraph.position)
        ).all()
        was = sentence_of([(limb, before if each is row else each.text) for limb, each in worded])
        if decision.text == was:
            decision.text = sentence_of([(limb, each.text) for limb, each in worded])


def moved_marks(marks: tuple[Mark, ...], before: str, after: str) -> tuple[Mark, ...]:
    """Marks of a text on the text that took its place: they stay on the characters that stay."""
    if not marks:
        return ()
    places: list[int] = []
    for _, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        width = last - first
        places += [first + min(step, width) for step in range(end - start)]
    return tidied(marks, (*places, len(after)))
