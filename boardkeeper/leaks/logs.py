"""Rows of the logs that were asked for in private: what the public papers say of them, held against the minutes themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from boardkeeper.leaks.words import squeezed

if TYPE_CHECKING:
    from boardkeeper.documents.pack import PackPapers
    from boardkeeper.minutes import MinutesView


def rows_said(public: PackPapers, restricted: PackPapers) -> Iterator[tuple[str, str]]:
    """Every row whose words are not public and that the public papers give all the same: what they say, and the row's own words.

    A row that says no more than its summary is in order, though the summary may be all there is to say.
    """
    summaries = dict(_asked_in_private(restricted.minutes)) if restricted.minutes else {}
    own = {each.id: (each.text, each.progress) for each in restricted.decisions}
    own |= {each.id: (each.text, each.progress) for each in restricted.actions}
    given = [(each.id, each.text, each.progress) for each in public.decisions]
    given += [(each.id, each.text, each.progress) for each in public.actions]
    for row_id, text, progress in given:
        if row_id not in summaries or row_id not in own:
            continue
        hidden, hidden_progress = own[row_id]
        if squeezed(text) == squeezed(hidden) != squeezed(summaries[row_id]):
            yield text, hidden
        if progress.strip() and progress == hidden_progress:
            yield progress, hidden_progress


def _asked_in_private(minutes: MinutesView) -> Iterator[tuple[str, str]]:
    """The rows of exempt paragraphs, with the summary that may be given of them."""
    for minute in minutes.minutes:
        for paragraph in minute.paragraphs:
            if not paragraph.is_exempt:
                continue
            asks = [paragraph.action, paragraph.resolution.ask if paragraph.resolution else None]
            yield from ((ask.row_id, paragraph.public_summary) for ask in asks if ask is not None)
