"""The head of minutes: the board, the day, who was there."""

from __future__ import annotations

from boardkeeper.importing.old_minutes.attendance_names import Label, read_label, read_people, says_movement
from boardkeeper.importing.old_minutes.building import Building, Entry
from boardkeeper.importing.old_minutes.header_words import (
    board_in,
    find_days,
    find_times,
    find_venue,
    is_title,
    says_approved,
    says_times,
)
from boardkeeper.importing.old_minutes.headings import is_title_like, is_usual
from boardkeeper.importing.old_minutes.lines import Came, LineKind, PaperState

_LONGEST_DAY = 160


class HeadReader:
    """Reads the lines before the first minute."""

    def __init__(self, building: Building) -> None:
        self._building = building
        self._label: Label | None = None

    def take(self, entry: Entry) -> bool:
        """Take a line of the head; False when it may be the first heading, or nothing that is known."""
        if entry.mark is not None and entry.mark.count:
            return False
        return self._attendance(entry) or self._facts(entry) or self._first(entry)

    def take_unknown(self, entry: Entry) -> None:
        """Keep a line that is not understood as text."""
        self._building.add(
            entry,
            LineKind.TEXT,
            "It stands before the first minute and is nothing that is known there.",
            doubt="What is this? It is kept as text before the first minute.",
        )

    def read_attendance(self, entry: Entry, words: str) -> None:
        """Take a line as names, under its own label or the one before."""
        label = read_label(words)
        under = label or self._label or Label(Came.PRESENT, "", words)
        if label is not None:
            self._label = label
        self.note_names(entry, words if label is None else label.rest, under)

    def note_names(self, entry: Entry, names: str, label: Label) -> None:
        """Keep the people a line names; words that are no names are in doubt."""
        building = self._building
        read = read_people(names, label, entry.index)
        building.attendance += read.attendees
        doubts = []
        if read.not_read:
            doubts.append(f"Not understood as names: {'; '.join(read.not_read)}.")
        moved = [f"{each.name} ({each.post})" for each in read.attendees if says_movement(each.post)]
        if moved:
            doubts.append(f"Record when they came or left: {'; '.join(moved)}.")
        building.add(
            entry, LineKind.ATTENDANCE, _attendance_note(label, len(read.attendees)), doubt=" ".join(doubts)
        )

    def _attendance(self, entry: Entry) -> bool:
        label = read_label(entry.words)
        if label is not None:
            if label.came is Came.APOLOGIES and not label.rest and not self._is_names(entry.following, label):
                return False
            self._label = label
            self.note_names(entry, label.rest, label)
            return True
        if self._label is None or is_usual(entry.words) or entry.line.heading:
            return False
        if self._is_names(entry.words, self._label):
            self.note_names(entry, entry.words, self._label)
            return True
        return False

    def _is_names(self, words: str, label: Label) -> bool:
        if read_label(words) is not None or is_usual(words) or is_title(words) or find_days(words):
            return False
        read = read_people(words, label, 0)
        return bool(read.attendees) and not read.not_read

    def _facts(self, entry: Entry) -> bool:
        building, words = self._building, entry.words
        days = find_days(words)
        starts, ended = find_times(words)
        venue = find_venue(words)
        if says_approved(words):
            building.state = PaperState.APPROVED
            building.add(entry, LineKind.LEFT_OUT, "It says that the minutes are approved.", text="")
        elif days and len(words) <= _LONGEST_DAY and not words.endswith(";"):
            building.days += [(day, wrong, entry.index) for day, wrong in days]
            self._note_times(words)
            if is_title(words) and not building.title:
                building.title = board_in(words)
            building.add(entry, LineKind.DATE, "The day of the meeting.", doubt=days[0][1], text="")
        elif says_times(words) or (len(words) < 60 and (starts or ended) and not is_title(words)):
            self._note_times(words)
            building.add(entry, LineKind.DATE, "When the meeting began and ended.", text="")
        elif venue:
            building.venue = venue
            building.add(entry, LineKind.DATE, "Where the meeting was.", text="")
        elif is_title(words) and not is_usual(words):
            self._note_title(words)
            building.add(entry, LineKind.TITLE, "The board, or that these are minutes.", text="")
        else:
            return False
        return True

    def _note_title(self, words: str) -> None:
        """The board, not the council it belongs to, whichever stands first."""
        building, name = self._building, board_in(words)
        if name and (not building.title or building.title.casefold().endswith("council")):
            building.title = name

    def _first(self, entry: Entry) -> bool:
        """The first line of all, above the day or the people: the board, whatever it is called."""
        after = entry.following
        is_above = bool(find_days(after)) or is_title(after) or read_label(after) is not None
        if entry.index or not is_above or not is_title_like(entry.words) or is_usual(entry.words):
            return False
        self._building.title = board_in(entry.words)
        self._building.add(
            entry, LineKind.TITLE, "The first line, above the day or the people: the board.", text=""
        )
        return True

    def _note_times(self, words: str) -> None:
        starts, ended = find_times(words)
        self._building.starts_at = self._building.starts_at or starts
        self._building.ended_at = self._building.ended_at or ended


def _attendance_note(label: Label, count: int) -> str:
    what = {
        Came.PRESENT: "present",
        Came.APOLOGIES: "sent apologies",
        Came.SUBSTITUTE: "stood in",
        Came.IN_ATTENDANCE: "in attendance",
        Came.ABSENT: "absent",
    }[label.came]
    return (
        f"{count} {'person' if count == 1 else 'people'}: {what}."
        if count
        else f"Who was {what} stands below."
    )
