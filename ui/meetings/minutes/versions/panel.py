"""The panel beside the minutes that holds any two moments against each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import minutes_out
from boardkeeper.minutes import versions
from boardkeeper.minutes.versions import Moment
from ui.meetings.minutes.versions.changed_text import ChangedText
from ui.meetings.minutes.versions.reading import (
    HeldAgainst,
    default_pair,
    gather_comparison,
    hold_against,
    named,
)
from ui.page import Workplace
from ui.panes import words_label
from ui.today.words import count

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from boardkeeper.minutes_out import SavedPaper
    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface

_ONLY_CHANGED = "minutes/only_changed"
_EMPTY = "Nothing was written yet. Every sitting at the minutes becomes a moment that can be read again here."
_SAME = "Nothing differs between the two."
_LEGEND = (
    "Added words are underlined, words taken away struck through. Enter goes to the place in the minutes."
)


class VersionsPanel(QWidget):
    """Reads the moments when it comes into sight, and again when the minutes were read again.

    Signals:
        piece_wanted: The id of a piece to go to in the text.
        said: A sentence for the toast.
    """

    TITLE: ClassVar[str] = "Versions"
    ICON: ClassVar[str] = "history"

    piece_wanted = Signal(str)
    said = Signal(str)

    def __init__(
        self, workplace: Workplace, surface: MinutesSurface | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._surface = surface
        self._meeting_id = ""
        self._held_on = ""
        self._moments: tuple[Moment, ...] = ()
        self._asked = 0
        self._is_stale = False
        self._held: HeldAgainst | None = None
        self._path = Path()
        self.setAccessibleName(self.TITLE)
        self.earlier = QComboBox(self)
        self.earlier.setAccessibleName("Compare from")
        self.later = QComboBox(self)
        self.later.setAccessibleName("Compare to")
        self.only_changed = QCheckBox("Only what changed", self)
        self.only_changed.setChecked(workplace.settings.value(_ONLY_CHANGED, "yes") == "yes")
        self.summary = words_label("muted", self)
        self.previous_button = QPushButton("Previous", self)
        self.previous_button.setToolTip("Previous change (Shift+F3)")
        self.next_button = QPushButton("Next change", self)
        self.next_button.setToolTip("Next change (F3)")
        self.save_button = QPushButton("Save…", self)
        self.save_button.setToolTip("Save the comparison as PDF, Word file, web page or text")
        self.text = ChangedText(workplace.theme, self)
        self._lay_out()
        for chooser in (self.earlier, self.later):
            chooser.setMinimumContentsLength(12)
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.activated.connect(self._on_chosen)
        self.only_changed.toggled.connect(self._on_only_changed)
        self.previous_button.clicked.connect(self.text.go_to_previous)
        self.next_button.clicked.connect(self.text.go_to_next)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.text.opened.connect(self.piece_wanted)

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read; the moments follow as soon as anybody looks."""
        if reading.meeting.id != self._meeting_id:
            self._moments = ()
            self._held = None
        self._meeting_id = reading.meeting.id
        self._held_on = reading.meeting.held_on.isoformat()
        self._is_stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        if self._meeting_id:
            self._workplace.operations.run(
                None, versions.moments, self._meeting_id, on_done=self._on_moments, origin=self
            )

    def _on_moments(self, moments: tuple[Moment, ...]) -> None:
        chosen = self._chosen()
        self._moments = moments
        for chooser in (self.earlier, self.later):
            chooser.clear()
            chooser.addItems([named(each) for each in moments])
            for place, each in enumerate(moments):
                chooser.setItemData(place, named(each), Qt.ItemDataRole.ToolTipRole)
        if not moments:
            self._show_nothing(_EMPTY)
            return
        first, last = default_pair(moments)
        for chooser, fallback, before in zip((self.earlier, self.later), (first, last), chosen, strict=True):
            # A draft that is written on keeps its place when its last step is another by now.
            at = [place for place, each in enumerate(moments) if before and each.began == before.began]
            kept = at[-1] if at and before and before.step_id else fallback
            chooser.setCurrentIndex(kept)
        self._hold()

    def _chosen(self) -> tuple[Moment | None, Moment | None]:
        places = (self.earlier.currentIndex(), self.later.currentIndex())
        first, last = (self._moments[at] if 0 <= at < len(self._moments) else None for at in places)
        return first, last

    @Slot()
    def _on_chosen(self) -> None:
        self._hold()

    def _hold(self) -> None:
        earlier, later = self._chosen()
        if earlier is None or later is None:
            return
        self._asked += 1
        self._workplace.operations.run(
            None,
            hold_against,
            self._meeting_id,
            earlier,
            later,
            self._asked,
            on_done=self._on_held,
            origin=self,
        )

    def _on_held(self, held: HeldAgainst) -> None:
        if held.asked == self._asked:
            self._held = held
            self._show()

    @Slot(bool)
    def _on_only_changed(self, is_on: bool) -> None:
        self._workplace.settings.setValue(_ONLY_CHANGED, "yes" if is_on else "no")
        self._show()

    def _show(self) -> None:
        if self._held is None:
            return
        self.text.show_changes(self._held.changes, only_changed=self.only_changed.isChecked())
        number = self.text.count
        self.summary.setText(f"{count(number, 'place')} changed. {_LEGEND}" if number else _SAME)
        for button in (self.previous_button, self.next_button, self.save_button):
            button.setEnabled(bool(number))

    def _show_nothing(self, words: str) -> None:
        self._held = None
        self.text.show_changes((), only_changed=False)
        self.summary.setText(words)
        for button in (self.previous_button, self.next_button, self.save_button):
            button.setEnabled(False)

    @Slot()
    def _on_save_clicked(self) -> None:
        folder = Path(str(self._workplace.settings.value("minutes/folder", str(Path.home()))))
        start = str(folder / f"{self._held_on} Minutes - changes.pdf")
        kinds = "PDF (*.pdf);;Word file (*.docx);;Web page (*.html);;Plain text (*.txt)"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the comparison", start, kinds)
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write what is compared to a file."""
        if self._held is None:
            return
        self._path = path
        self._workplace.settings.setValue("minutes/folder", str(path.parent))
        self._workplace.operations.run(
            None,
            gather_comparison,
            self._meeting_id,
            self._held.earlier,
            self._held.later,
            on_done=self._on_gathered,
            origin=self,
        )

    def _on_gathered(self, pack: Pack) -> None:
        self._workplace.tasks.run(
            f"Making {self._path.name}", minutes_out.save_paper, pack, self._path, on_done=self._on_saved
        )

    def _on_saved(self, saved: SavedPaper) -> None:
        self.said.emit(f"“{saved.path.name}” written to {saved.path.parent.name or saved.path.parent}.")

    def _lay_out(self) -> None:
        choosing = QFormLayout()
        choosing.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        choosing.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        choosing.addRow("From", self.earlier)
        choosing.addRow("To", self.later)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.previous_button, self.next_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(choosing)
        column.addWidget(self.only_changed)
        column.addWidget(self.summary)
        column.addLayout(buttons)
        column.addWidget(self.text, 1)
