"""What the letters to officers say: the standard wording, a board's own, and the fields that are filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.written_lines import one_line
from db.tables.follow_up import ChaseLetter, ChaseStep

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

MOST_CHARACTERS = 5_000
"""Of a letter's wording; a page has about 3,000."""

FIELDS: Mapping[str, str] = {
    "officer": "who is written to",
    "board": "“the Improvement Board”, within a sentence",
    "council": "the council’s name",
    "meeting": "“the meeting on Wednesday 11 September 2019”, or “the next meeting”",
    "rows": "what is asked for, one under the other",
    "others": "what else the officer is reminded of, when there is anything",
    "matters": "“1 matter”, “3 matters”: how many stand at {rows}",
    "answer_by": "“by Tuesday 27 August 2019”, when reports are due; after that “as soon as you can”",
    "chair": "“the chair, Amina Okafor”",
    "today": "the day of the letter",
    "signature": "the contact officer, with post, telephone and address",
}

_SUBJECTS = {
    ChaseStep.REMINDER: "Reminder: {matters} for {board}",
    ChaseStep.SECOND_REMINDER: "Second reminder: {matters} for {board}",
    ChaseStep.NAMED: "Named to the chair: {matters} for {board}",
}
_WORDINGS = {
    ChaseStep.REMINDER: """Dear {officer},

I keep track of what {board} asks for. This is a reminder of what is with you:

{rows}

{others}

Please tell me {answer_by} what has been done, what is still to do, and when it will be finished. I will put your answer \
before {meeting}. If a date cannot be kept, please propose another one and say why, so that the board can agree to it.

{signature}
""",
    ChaseStep.SECOND_REMINDER: """Dear {officer},

I have written to you before about what {board} asked for. As far as I know it is still open:

{rows}

{others}

Please answer {answer_by}. If it is finished, one sentence is enough. If it is not, please say what stands in the way and \
propose a date. What I hear nothing about will be named to {chair}.

{signature}
""",
    ChaseStep.NAMED: """Dear {officer},

I have reminded you twice of what {board} asked for, and it is still open:

{rows}

Under the board’s rule I have now named it to {chair}. It will be in the briefing for {meeting}, and you may be asked \
about it there. An answer that reaches me {answer_by} will stand beside it.

{others}

{signature}
""",
}

_FIELD = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """One letter as a board words it; `is_own` when it is not the standard one."""

    step: ChaseStep
    subject: str
    words: str
    is_own: bool = False


def standard_wording(step: ChaseStep) -> Wording:
    """The wording that comes with the program."""
    return Wording(step, _SUBJECTS[step], _WORDINGS[step])


def wordings(store: Store, board_id: str) -> tuple[Wording, ...]:
    """What a board’s three letters say, in their order."""
    with store.read() as session:
        return tuple(wordings_in(session, board_id).values())


def wordings_in(session: Session, board_id: str) -> dict[ChaseStep, Wording]:
    """The same by letter, inside a session that is already open."""
    own = {
        row.step: Wording(row.step, row.subject, row.wording, is_own=True)
        for row in session.scalars(select(ChaseLetter).where(ChaseLetter.board_id == board_id))
    }
    return {step: own.get(step) or standard_wording(step) for step in ChaseStep}


def write_wording(
    store: Store,
    who: str,
    board_id: str,
    step: ChaseStep,
    *,
    subject: str | None = None,
    words: str | None = None,
) -> None:
    """Word a letter as the board wants it; what is left out stays, and the standard wording again is none of its own.

    Raises:
        UserError: The subject or the wording is blank, has a field that is not known, or does not say what is asked for.
    """
    with store.edit(f"Change the wording: {step.value}", who) as session:
        now = wordings_in(session, board_id)[step]
        wanted = Wording(
            step,
            now.subject if subject is None else one_line(subject, "The subject of a letter"),
            now.words if words is None else words.replace("\r\n", "\n").strip() + "\n",
        )
        check_wording(wanted)
        row = _row(session, board_id, step)
        if wanted == standard_wording(step):
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(
                ChaseLetter(board_id=board_id, step=step, subject=wanted.subject, wording=wanted.words)
            )
        else:
            row.subject, row.wording = wanted.subject, wanted.words


def use_standard_wording(store: Store, who: str, board_id: str, step: ChaseStep) -> None:
    """Go back to the wording that comes with the program."""
    with store.edit(f"Take the standard wording: {step.value}", who) as session:
        row = _row(session, board_id, step)
        if row is not None:
            session.delete(row)


def copy_wordings_into(session: Session, from_board_id: str, board_id: str) -> None:
    """Give a new board the letters of another, inside an edit that is already open."""
    for row in session.scalars(select(ChaseLetter).where(ChaseLetter.board_id == from_board_id)).all():
        session.add(ChaseLetter(board_id=board_id, step=row.step, subject=row.subject, wording=row.wording))


def check_wording(wording: Wording) -> None:
    """Refuse a wording that could not be filled in.

    Raises:
        UserError: With the field that is not known, or what is missing.
    """
    if not wording.subject.strip() or not wording.words.strip():
        raise UserError("A letter has a subject and a text.", "Neither can be blank.")
    if len(wording.words) > MOST_CHARACTERS:
        raise UserError(
            f"A letter of {len(wording.words):,} characters is too long.",
            f"Shorten it to {MOST_CHARACTERS:,} or fewer.",
        )
    for text in (wording.subject, wording.words):
        for name in _FIELD.findall(text):
            if name not in FIELDS:
                raise UserError(f"“{{{name}}}” is no field of a letter.", f"The fields are {field_names()}.")
        if {"{", "}"} & set(_FIELD.sub("", text)):
            raise UserError(
                "A brace in the wording has no partner.", "Write a field in two of them: {officer}."
            )
    if any(name in _FIELD.findall(wording.subject) for name in ("rows", "others", "signature")):
        raise UserError(
            "The subject is one line.", "Keep {rows}, {others} and {signature} for the text of the letter."
        )
    if "rows" not in _FIELD.findall(wording.words):
        raise UserError(
            "The letter does not say what is asked for.", "Put {rows} where the matters are to stand."
        )


def field_names() -> str:
    """The fields for a sentence: “{officer}, {board} …”."""
    return ", ".join(f"{{{name}}}" for name in FIELDS)


def has_field(wording: Wording, name: str) -> bool:
    """Whether the text of a letter has a field."""
    return name in _FIELD.findall(wording.words)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill the fields in. What is put in is never read for fields again, and a paragraph left empty takes no room."""
    filled = _FIELD.sub(lambda found: values.get(found[1], found[0]), text)
    return re.sub(r"[ \t]*\n(?:[ \t]*\n)+", "\n\n", filled).strip()


def _row(session: Session, board_id: str, step: ChaseStep) -> ChaseLetter | None:
    return session.scalar(
        select(ChaseLetter).where(ChaseLetter.board_id == board_id, ChaseLetter.step == step)
    )
