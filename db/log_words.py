"""The words of the two logs, each row's own and its thread's beside each other, kept by triggers.

A log is filtered by any piece of any word, which the full-text index cannot find. Looking through row, owner and every
entry of its thread took 0.2 s at 50,000 rows and 150,000 entries (bench/follow_up.py); one text to a row takes a fraction.

What the rows found are filtered and ordered by stands in an index of the log by the same key: the keys are random, and
going from one table to the other row by row took longer than looking for the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Index, String, Table, Text

from db.tables.actions import Action
from db.tables.base import Base
from db.tables.decisions import TrackingDecision

log_words = Table(
    "log_words",
    Base.metadata,
    Column("log", String(40), primary_key=True),
    Column("row_id", String(32), primary_key=True),
    Column("words", Text, nullable=False),
    info={"journal": False},
    sqlite_with_rowid=False,
)


@dataclass(frozen=True, slots=True)
class WordedLog:
    """Where a log says something: the columns of its rows, and the entries that tell of them.

    Attributes:
        listed: What its rows are filtered and ordered by, texts of any length aside.
    """

    log: str
    table: str
    columns: tuple[str, ...]
    entry: str
    parent: str
    listed: tuple[str, ...]

    @property
    def index(self) -> str:
        """The name of the index that holds what the rows are filtered and ordered by."""
        return f"ix_{self.table}_listed"


_LISTED = ("id", "board_id", "status", "importance", "reference", "completed_on", "programme_item_id")
LOGS = (
    WordedLog(
        "actions",
        Action.__tablename__,
        ("reference", "text", "owner"),
        "action_update",
        "action_id",
        (*_LISTED, "owner", "due_on", "raised_on"),
    ),
    WordedLog(
        "decisions",
        TrackingDecision.__tablename__,
        ("reference", "text", "minute_title", "minute_reference", "officer", "decided_on_written"),
        "progress",
        "tracking_decision_id",
        (*_LISTED, "officer", "target_on", "decided_on", "position"),
    ),
)

for _log in LOGS:
    _columns = Base.metadata.tables[_log.table].c
    Index(_log.index, *(_columns[name] for name in _log.listed))


def events() -> dict[str, tuple[str, str]]:
    """What the triggers do: name → the event, and the statements it asks for."""
    made: dict[str, tuple[str, str]] = {}
    for each in LOGS:
        watched = ", ".join(f'"{column}"' for column in each.columns)
        forget = f"DELETE FROM log_words WHERE log = '{each.log}' AND row_id = OLD.id;"
        made |= {
            f"log_{each.table}_insert": (
                f'AFTER INSERT ON "{each.table}"',
                f"{entering(each)} WHERE r.id = NEW.id;",
            ),
            f"log_{each.table}_update": (
                f'AFTER UPDATE OF {watched} ON "{each.table}"',
                f"{forget} {entering(each)} WHERE r.id = NEW.id;",
            ),
            f"log_{each.table}_delete": (f'AFTER DELETE ON "{each.table}"', forget),
            f"log_{each.entry}_insert": (f'AFTER INSERT ON "{each.entry}"', _anew(each, "NEW")),
            f"log_{each.entry}_update": (
                f'AFTER UPDATE OF "text", "{each.parent}" ON "{each.entry}"',
                f"{_anew(each, 'OLD')} {_anew(each, 'NEW')}",
            ),
            f"log_{each.entry}_delete": (f'AFTER DELETE ON "{each.entry}"', _anew(each, "OLD")),
        }
    return made


def entering(each: WordedLog) -> str:
    """The statement that enters the words of every row `r` of a log, or of those a condition is added for."""
    own = " || char(10) || ".join(f"coalesce(r.\"{column}\", '')" for column in each.columns)
    told = f"(SELECT group_concat(e.text, char(10)) FROM {each.entry} e WHERE e.{each.parent} = r.id)"
    return (
        "INSERT OR REPLACE INTO log_words (log, row_id, words)"
        f" SELECT '{each.log}', r.id, {own} || char(10) || coalesce({told}, '') FROM \"{each.table}\" r"
    )


def _anew(each: WordedLog, which: str) -> str:
    """The statement that enters the row an entry tells of anew; one that is gone stays gone."""
    return f"{entering(each)} WHERE r.id = {which}.{each.parent};"
