"""The history of a matter: everything about one topic across meetings and boards, on one line of time; `matter_paper` prints it."""

from boardkeeper.matters.gathering import (
    NothingFound,
    gather_matter,
    history_of_thing,
    history_of_words,
    public_matter,
)
from boardkeeper.matters.views import EventKind, Matter, MatterEvent, Thing

__all__ = [
    "EventKind",
    "Matter",
    "MatterEvent",
    "NothingFound",
    "Thing",
    "gather_matter",
    "history_of_thing",
    "history_of_words",
    "public_matter",
]
