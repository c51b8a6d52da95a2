"""For whom: nobody in particular, or everybody on the distribution list with the edition that is theirs."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from boardkeeper.distribution import DistributionList, handouts_of
from ui.meetings.pack.giving_out.fields import Choice, FieldRows, said_label
from ui.today.words import count


class Way(StrEnum):
    """For whom; the values are the words of the choice."""

    NOBODY = "Nobody in particular"
    EVERYBODY = "Everybody on the list"


class WhoBox(FieldRows):
    """The second part of the panel.

    Signals:
        changed: It is for others now.
        list_wanted: The list itself is to be changed.
    """

    changed = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = DistributionList(())
        self._is_export = False
        self.way = Choice("For whom", self)
        self.said = said_label(self)
        self.named = QCheckBox("Name on the cover", self)
        self.named.setChecked(True)
        self.letters = QCheckBox("Write e-mails as well", self)
        self.letters.setChecked(True)
        self.list_button = QPushButton(self)
        self.list_button.setProperty("link", True)
        self.add("For", self.way)
        for widget in (self.said, self.named, self.letters, self.list_button):
            self.add("", widget)
        self.way.chosen.connect(self._on_way)
        self.named.toggled.connect(self._on_named)
        self.list_button.clicked.connect(self.list_wanted)
        self._offer(Way.NOBODY)

    @property
    def by_list(self) -> bool:
        """Whether it is for everybody on the list."""
        return self.way.value is Way.EVERYBODY

    @property
    def trouble(self) -> str:
        """Why nothing can be made for these; blank when it can."""
        if self.by_list and not self._is_export and not self.copies:
            return "Nobody on the list gets paper."
        return ""

    @property
    def copies(self) -> int:
        """On paper, of everybody on the list together."""
        return sum(each.copies for each in self._list.recipients)

    @property
    def packs(self) -> int:
        """How many different packs are made."""
        return len(self._list.recipients) if self.named.isChecked() else len(self._list.handouts)

    def begin(self, *, is_export: bool) -> None:
        """Open for printing, or for files."""
        self._is_export = is_export
        self._say()

    def show_list(self, listed: DistributionList) -> None:
        """Show the list as it is now."""
        self._list = listed
        self._offer(Way.EVERYBODY if self.by_list and listed.recipients else Way.NOBODY)
        self.changed.emit()

    def choose(self, way: Way) -> None:
        """Make it for others."""
        self._offer(way)
        self.changed.emit()

    def _offer(self, way: Way) -> None:
        ways = list(Way) if self._list.recipients else [Way.NOBODY]
        self.way.offer([(each, each.value) for each in ways], way)
        self._say()

    def _say(self) -> None:
        by_list = self.by_list
        self.said.setText(list_words(self._list, is_export=self._is_export))
        self.show_row(self.said, by_list)
        self.show_row(self.named, by_list)
        self.show_row(self.letters, by_list and self._is_export)
        self.list_button.setText("Change the list…" if self._list.recipients else "Say who gets the papers…")
        self.show_row(self.list_button, by_list or not self._list.recipients)

    @Slot(object)
    def _on_way(self, _way: Way) -> None:
        self._say()
        self.changed.emit()

    @Slot(bool)
    def _on_named(self, _is_on: bool) -> None:
        self.changed.emit()


def list_words(listed: DistributionList, *, is_export: bool) -> str:
    """What everybody gets, an edition a line: “Restricted – 11 people, 11 copies”."""
    people = listed.recipients if is_export else tuple(each for each in listed.recipients if each.copies)
    lines = [
        f"{each.words} – {count(len(each.recipients), 'person', 'people')}"
        + ("" if is_export else f", {count(each.copies, 'copy', 'copies')}")
        for each in handouts_of(people)
    ]
    without = [each for each in listed.recipients if not each.address]
    if is_export and without:
        lines.append(f"{count(len(without), 'person has', 'people have')} no e-mail address.")
    unprinted = len(listed.recipients) - len(people)
    if unprinted:
        lines.append(f"{count(unprinted, 'person gets', 'people get')} it by e-mail alone.")
    return "\n".join(lines)
