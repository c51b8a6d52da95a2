"""What the table of the programme shows."""

from __future__ import annotations

from boardkeeper.programme import ProgrammeItemView
from ui.programme.words import score_words, when_words
from ui.tables.columns import Column, Kind
from ui.theme.tokens import Tone


def _score_tone(row: ProgrammeItemView) -> str:
    return "Unscored" if row.score is None else row.band or str(row.score)


def _score_note(row: ProgrammeItemView) -> str:
    return "low, yet early" if row.is_low_and_early else ""


def _course(row: ProgrammeItemView) -> str:
    if row.is_done:
        return "heard"
    return f"item {row.agenda.number}" if row.agenda and row.agenda.is_coming else ""


def _responsible(row: ProgrammeItemView) -> str:
    return row.responsible or "Nobody named"


COLUMNS = (
    Column("Meeting", when_words, width=152, sort="scheduled_on", kind=Kind.STRONG, groups=True),
    Column("Topic", "topic", share=1.8, sort="topic", lines=2, note=_course),
    Column(
        "Score",
        _score_tone,
        width=112,
        sort="score",
        kind=Kind.CHIP,
        tones={"Unscored": Tone.WARNING, "High": Tone.INFO},
        says=score_words,
        note=_score_note,
    ),
    Column("Why it comes", "reason", share=2.2, kind=Kind.MUTED, lines=2, spare=1),
    Column("Responsible", _responsible, width=128, sort="responsible", lines=2, spare=2),
)
