"""How the page says where a matter stands; no widgets here."""

from __future__ import annotations

from datetime import date

from boardkeeper.chasing import ChaseRow, ChaseStep, Letter, OfficerLetters
from boardkeeper.rules.due_dates import long_date, parse_date
from ui.chasing.drafts import Draft
from ui.tables.columns import DueCell
from ui.theme.tokens import Tone

NOBODY = "Nobody named"
NO_LETTER = "None today"

STEP_WORDS = {
    ChaseStep.REMINDER: "Reminder",
    ChaseStep.SECOND_REMINDER: "Second reminder",
    ChaseStep.NAMED: "Name to the chair",
}
STEP_TONES = {
    STEP_WORDS[ChaseStep.REMINDER]: Tone.INFO,
    STEP_WORDS[ChaseStep.SECOND_REMINDER]: Tone.WARNING,
    STEP_WORDS[ChaseStep.NAMED]: Tone.BAD,
}
_SENT = {
    ChaseStep.REMINDER: "reminded",
    ChaseStep.SECOND_REMINDER: "reminded again",
    ChaseStep.NAMED: "named to the chair",
}
_COMES = {
    ChaseStep.REMINDER: "reminder",
    ChaseStep.SECOND_REMINDER: "second reminder",
    ChaseStep.NAMED: "to be named to the chair",
}


def letter_words(officer: OfficerLetters) -> str:
    """What the chip says."""
    return STEP_WORDS[officer.step] if officer.step is not None else ""


def address_words(officer: OfficerLetters) -> str:
    """What stands beneath the name."""
    if not officer.officer:
        return "Name an owner in the log; nobody can be written to"
    return officer.email or "No e-mail address"


def due_words(row: ChaseRow) -> tuple[str, bool]:
    """By when, how late, and whether it is late."""
    written = row.due if row.due_on is None or parse_date(row.due) != row.due_on else ""
    parts = [long_date(row.due_on) if row.due_on else "", f"written “{written}”" if written else ""]
    due = ", ".join(part for part in parts if part)
    late = DueCell("", row.overdue_days).late_words
    return (f"Due {due}: {late}" if late else f"Due {due}"), bool(late)


def standing_words(row: ChaseRow, today: date) -> str:
    """What was written about it, and what comes next."""
    sent = [f"{_SENT[step]}{f' {long_date(on)}' if on else ''}" for step, on in row.sent]
    if row.waits:
        sent.append(f"not chased: {row.waits}")
    elif row.next_step is not None and row.next_on is not None and row.next_on > today:
        sent.append(f"{_COMES[row.next_step]} from {long_date(row.next_on)}")
    elif row.step is not None:
        sent.append(_COMES[row.step] if row.step is ChaseStep.NAMED else f"{_COMES[row.step]} is due")
    said = " · ".join(sent)
    return f"{said[0].upper()}{said[1:]}" if said else ""


def why_none(row: OfficerLetters) -> str:
    """Why there is no letter to an officer."""
    if not row.officer:
        return "Nobody is named as the owner, so there is nobody to write to. Open each matter and name one."
    if any(each.next_step is not None for each in row.rows):
        return "No letter is due today. Tick a matter to write about it all the same."
    return "No letter is due: what is open here waits for a hearing, or was named to the chair."


def note_on(row: OfficerLetters, draft: Draft) -> str:
    """What is to be known of a letter: what it is recorded as, and whether it has an address."""
    letter = draft.letter
    if letter is None:
        return ""
    about = ", ".join(
        f"{STEP_WORDS[step].lower()} for {names}"
        for step in dict.fromkeys(step for _, step in letter.asked)
        if (names := _references(row, letter, step))
    )
    edited = " The ticks change what is recorded, not words that were edited." if draft.is_edited else ""
    address = (
        ""
        if letter.to
        else f" No e-mail address is known of {row.officer}: type it above, or copy the letter."
    )
    return f"Recorded as: {about}.{edited}{address}"


def _references(row: OfficerLetters, letter: Letter, step: ChaseStep) -> str:
    named = {matter for matter, each in letter.asked if each is step}
    return ", ".join(each.reference for each in row.rows if each.matter in named)
