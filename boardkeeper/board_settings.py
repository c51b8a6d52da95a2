"""The settings of a board: what each is called, and which values it can have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time

from boardkeeper.errors import UserError
from boardkeeper.rules.clear_days import MOST_DAYS
from boardkeeper.rules.meeting_days import PatternUnread, understand
from db.tables.boards import BoardKind, Nation

__all__ = ["BoardKind", "BoardView", "Nation", "check_settings", "step_label"]

MOST_MEMBERS = 200
MOST_OF_A_SHARE = 20
"""A quorum is at the smallest one in so many of those who may vote."""
MOST_CHARACTERS = 2_000
"""Of an address or another text of the settings."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board and its settings."""

    id: str
    name: str
    council: str
    kind: BoardKind
    nation: Nation
    department: str
    address: str
    website: str
    contact_name: str
    contact_title: str
    contact_telephone: str
    contact_email: str
    signatory: str
    usual_venue: str
    usual_start: time | None
    attendance_notice: str
    accent: str
    notice_days: int
    notice_in_working_days: bool
    report_deadline_days: int
    sign_off_days: int
    briefing_days: int
    key_decision_days: int
    key_decision_in_working_days: bool
    meeting_pattern: str
    logo_hash: str | None
    scheme_id: str | None
    quorum_minimum: int
    quorum_share: int = 4
    remind_days_before: int = 7
    second_reminder_days: int = 14
    named_days: int = 14

    @property
    def signature(self) -> str:
        """Whoever a letter of the board comes from, a line each; what is not known is left out."""
        lines = (
            self.contact_name,
            self.contact_title,
            self.department,
            self.council,
            self.contact_telephone,
            self.contact_email,
        )
        return "\n".join(line for line in lines if line)


#: The settings that are changed by name; the logo is a file and has functions of its own.
SETTINGS = tuple(f.name for f in fields(BoardView) if f.name not in {"id", "logo_hash"})

#: What the history and the undo button call each of them.
_NAMES = {
    "name": "board’s name",
    "council": "council’s name",
    "kind": "kind of board",
    "nation": "nation whose holidays count",
    "department": "department",
    "address": "address block",
    "website": "website",
    "contact_name": "contact officer",
    "contact_title": "contact officer’s post",
    "contact_telephone": "contact telephone",
    "contact_email": "contact e-mail",
    "signatory": "signatory of the notice",
    "usual_venue": "usual venue",
    "usual_start": "usual start",
    "attendance_notice": "words on attending",
    "accent": "accent colour",
    "notice_days": "days of notice",
    "notice_in_working_days": "days that count as notice",
    "report_deadline_days": "report deadline",
    "sign_off_days": "sign-off deadline",
    "briefing_days": "chair’s briefing",
    "key_decision_days": "notice of key decisions",
    "key_decision_in_working_days": "days that count for key decisions",
    "meeting_pattern": "pattern of meetings",
    "scheme_id": "scheme that scores topics",
    "quorum_minimum": "least quorum",
    "quorum_share": "quorum",
    "remind_days_before": "days before the reminder",
    "second_reminder_days": "days before the second reminder",
    "named_days": "days before naming to the chair",
}

_CHASING = {
    "remind_days_before": "The reminder goes out 0 to {most} days before something is due.",
    "second_reminder_days": "The second reminder goes out 0 to {most} days after that.",
    "named_days": "Something is named to the chair 0 to {most} days after the second reminder.",
}
_MOST_CHASING_DAYS = 366

_DAYS = {
    "notice_days": ("Notice", "The law asks for five clear days in England."),
    "report_deadline_days": ("The report deadline", "Count the days before publication."),
    "sign_off_days": ("The sign-off deadline", "Count the days before publication."),
    "briefing_days": ("The chair’s briefing", "Count the days before publication."),
    "key_decision_days": ("Notice of key decisions", "The regulations ask for 28 clear days in England."),
}


def step_label(settings: Mapping[str, object]) -> str:
    """What the history calls a change of these settings."""
    if len(settings) == 1:
        return f"Change the {_NAMES[next(iter(settings))]}"
    return "Change the board’s settings"


def check_settings(settings: Mapping[str, object]) -> None:
    """Refuse a value that a setting cannot have.

    Raises:
        TypeError: A board has no such setting.
        UserError: A value is out of its range, with the range in the sentence.
    """
    for name in settings:
        if name not in SETTINGS:
            msg = f"a board has no setting {name!r}"
            raise TypeError(msg)
    for name in ("name", "council"):
        if name in settings and not str(settings[name]).strip():
            raise UserError("A board has a name and a council.", "Neither can be blank.")
    _check_lengths(settings)
    _check_days(settings)
    if "quorum_minimum" in settings and not _is_whole(settings["quorum_minimum"], 1, MOST_MEMBERS):
        raise UserError(
            f"A quorum is between 1 and {MOST_MEMBERS} members.",
            "A quarter of the members is usual, and never fewer than three.",
        )
    if "quorum_share" in settings and not _is_whole(settings["quorum_share"], 1, MOST_OF_A_SHARE):
        raise UserError(
            f"A quorum is one in a number from 1 to {MOST_OF_A_SHARE} of those who may vote.",
            "One in 4 is a quarter of them, which is usual.",
        )
    accent = str(settings.get("accent", "#000000"))
    if not _COLOUR.fullmatch(accent.strip()):
        raise UserError(f"“{accent}” is not a colour.", "Write it like #0b57a4.")
    mail = str(settings.get("contact_email", "")).strip()
    if mail and not _E_MAIL.fullmatch(mail):
        raise UserError(
            f"“{mail}” is not an e-mail address.", "Write it like democratic.support@council.gov.uk."
        )
    pattern = str(settings.get("meeting_pattern", "")).strip()
    if pattern:
        _check_pattern(pattern)


def _check_days(settings: Mapping[str, object]) -> None:
    for name, (title, hint) in _DAYS.items():
        if name in settings and not _is_whole(settings[name], 0, MOST_DAYS):
            raise UserError(f"{title} is between 0 and {MOST_DAYS} days.", hint)
    for name, sentence in _CHASING.items():
        if name in settings and not _is_whole(settings[name], 0, _MOST_CHASING_DAYS):
            raise UserError(sentence.format(most=_MOST_CHASING_DAYS), "Count the days in the calendar.")


def _check_lengths(settings: Mapping[str, object]) -> None:
    for name, value in settings.items():
        if isinstance(value, str) and len(value) > MOST_CHARACTERS:
            raise UserError(
                f"The {_NAMES[name]} of {len(value):,} characters is too long to be printed.",
                f"Shorten it to {MOST_CHARACTERS:,} or fewer.",
            )


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _check_pattern(written: str) -> None:
    """Refuse a pattern from which no calendar of meetings could be made, saying how to write it."""
    try:
        understand(written)
    except PatternUnread as error:
        raise UserError(str(error)) from error
