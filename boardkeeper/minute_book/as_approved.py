"""Minutes as they were approved: without what was corrected afterwards, which stands on slips.

What is bound is not printed anew because of a correction: the leaf keeps its words, and the slip goes behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from boardkeeper.minutes import MinutesView, MinuteView, ParagraphView
from boardkeeper.minutes.slips import SlipView
from boardkeeper.reports.marks import tidied
from boardkeeper.rules.amending import kept_places


def as_approved(minutes: MinutesView, slips: Sequence[SlipView]) -> MinutesView:
    """Take later corrections back, the last first; amendments made at the approval itself stay."""
    late = sorted((slip for slip in slips if not slip.is_approval), key=lambda slip: slip.made_on)
    if not late:
        return minutes
    return replace(
        minutes,
        minutes=tuple(
            replace(
                minute,
                title=_title_before(minute, late),
                paragraphs=tuple(_before(each, late) for each in minute.paragraphs),
            )
            for minute in minutes.minutes
        ),
    )


def _title_before(minute: MinuteView, late: Sequence[SlipView]) -> str:
    title = minute.title
    for slip in reversed(late):
        if not slip.paragraph_id and slip.minute_id == minute.id and slip.text_after == title:
            title = slip.text_before
    return title


def _before(paragraph: ParagraphView, late: Sequence[SlipView]) -> ParagraphView:
    for slip in reversed(late):
        if slip.paragraph_id == paragraph.id and slip.text_after == paragraph.text:
            places = kept_places(paragraph.text, slip.text_before)
            limb = paragraph.resolution
            paragraph = replace(
                paragraph,
                text=slip.text_before,
                marks=tidied(paragraph.marks, places),
                resolution=None if limb is None else replace(limb, text=slip.text_before),
            )
    return paragraph
