"""Chasing: what officers owe before the next meeting, the letters they get, and what was named to the chair."""

from boardkeeper.chase_wording import (
    FIELDS,
    Wording,
    copy_wordings_into,
    standard_wording,
    use_standard_wording,
    wordings,
    write_wording,
)
from boardkeeper.chasing.addresses import keep_address
from boardkeeper.chasing.due import (
    Chasing,
    chasing_today,
    due_letters,
    due_letters_in,
    horizon_in,
    letter_for,
    letters_about,
    named_to_chair,
    named_to_chair_in,
)
from boardkeeper.chasing.recording import Recorded, record_letters, record_letters_into
from boardkeeper.chasing.views import ChaseRow, Letter, NamedMatter, OfficerLetters
from db.tables.follow_up import ChaseStep

__all__ = [
    "FIELDS",
    "ChaseRow",
    "ChaseStep",
    "Chasing",
    "Letter",
    "NamedMatter",
    "OfficerLetters",
    "Recorded",
    "Wording",
    "chasing_today",
    "copy_wordings_into",
    "due_letters",
    "due_letters_in",
    "horizon_in",
    "keep_address",
    "letter_for",
    "letters_about",
    "named_to_chair",
    "named_to_chair_in",
    "record_letters",
    "record_letters_into",
    "standard_wording",
    "use_standard_wording",
    "wordings",
    "write_wording",
]
