"""How the whole plan stands in one sentence, on both bases."""

from __future__ import annotations

from boardkeeper.plan import PlanView
from boardkeeper.rules.milestones import MilestoneStatus
from boardkeeper.rules.period_words import period_words

_GOOD = (MilestoneStatus.ON_TRACK, MilestoneStatus.COMPLETE)


def summary_words(whole: PlanView) -> str:
    """Both bases said: of all milestones, and of those due."""
    counts, words = whole.summary, whole.words
    on_track, of_all = counts.number(*_GOOD), counts.percent_of_all(*_GOOD)
    of_due = counts.percent_of_due(*_GOOD)
    number = len(whole.milestones)
    if not counts.total or of_all is None:
        return f"{words.counted(number)}, none with a status yet" if number else f"No {words.milestones} yet"
    as_at = f"As at {period_words(whole.period)}, " if whole.period else ""
    due = f", {of_due:.1f}% of the {counts.due} due" if of_due is not None else ""
    slow = f" · {len(whole.slow)} slow" if whole.slow else ""
    told = f"{on_track} of {counts.total} {words.milestones} are complete or on track"
    return f"{as_at}{told}: {of_all:.1f}% of all{due}{slow}"
