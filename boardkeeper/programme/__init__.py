"""The work programme: what comes to which meeting, why, how it scored, and what came of it."""

from boardkeeper.programme.hearings import AgendaPlace, Outcome, heard_into, record_heard
from boardkeeper.programme.reading import (
    AnswerView,
    AskedFor,
    ProgrammeItemView,
    find_programme_item,
    get_programme_item,
    list_programme,
    programme_in,
)
from boardkeeper.programme.writing import (
    add_programme_item,
    move_programme_item,
    programme_item_into,
    read_topic,
    remove_programme_item,
    reschedule,
    reschedule_into,
    set_answers,
    update_programme_item,
)
from db.tables.programme import ProgrammeList

__all__ = [
    "AgendaPlace",
    "AnswerView",
    "AskedFor",
    "Outcome",
    "ProgrammeItemView",
    "ProgrammeList",
    "add_programme_item",
    "find_programme_item",
    "get_programme_item",
    "heard_into",
    "list_programme",
    "move_programme_item",
    "programme_in",
    "programme_item_into",
    "read_topic",
    "record_heard",
    "remove_programme_item",
    "reschedule",
    "reschedule_into",
    "set_answers",
    "update_programme_item",
]
