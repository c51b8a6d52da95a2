"""The box for the next update of a matter, always in view: what was done, where it leaves it, and files that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.follow_up import FollowUpStatus
from ui.tables.columns import as_text
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class _Draft:
    text: str
    status: FollowUpStatus
    files: tuple[Path, ...]


class UpdateForm(QWidget):
    """The box for the next update, the files that go with it, and the status it leaves the matter in.

    What is typed for one matter and not yet added waits there while another is looked at.

    Signals:
        written: The text, the `FollowUpStatus`, and the files.
        choosing_wanted: Files are to be chosen.
    """

    written = Signal(str, object, object)
    choosing_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter = ""
        self._drafts: dict[str, _Draft] = {}
        self._sent: tuple[str, tuple[Path, ...]] = ("", ())
        self._theme = theme
        self.files: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        self.box = UpdateBox(self)
        self.box.setAccessibleName("Add an update")
        self.box.setPlaceholderText("Add an update: what was done, asked or answered")
        self.box.setTabChangesFocus(True)
        self.box.setAcceptDrops(False)
        self._chips = QWidget(self)
        self._chip_column = QVBoxLayout(self._chips)
        self._chip_column.setContentsMargins(0, 0, 0, 0)
        self._chip_column.setSpacing(0)
        self.status = QComboBox(self)
        self.status.setAccessibleName("Status after this update")
        for status in FollowUpStatus:
            self.status.addItem(as_text(status), status)
        self.status.setToolTip("The status this update leaves it in")
        self.attach = QToolButton(self)
        self.attach.setToolTip("Attach evidence (Ctrl+Shift+F), or drop files here")
        self.attach.setAccessibleName("Attach evidence")
        self.add = QPushButton("Add", self)
        self.add.setAccessibleName("Add update")
        self.add.setProperty("main", True)
        self.add.setToolTip("Add update (Ctrl+Return)")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.status)
        foot.addWidget(self.attach)
        foot.addStretch()
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(self._chips)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.attach.clicked.connect(self.choosing_wanted)
        self.box.sent.connect(self._on_add)
        self.box.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show_files()

    def begin(self, matter: str, status: FollowUpStatus) -> None:
        """Turn to a matter that stands at `status`; what was typed for it before comes back."""
        if matter == self._matter:
            if not self._text():
                self._choose(status)
            return
        if self._text() or self.files:
            self._drafts[self._matter] = _Draft(self._text(), self._status(), self.files)
        self._matter = matter
        draft = self._drafts.pop(matter, None)
        self.box.setPlainText(draft.text if draft else "")
        self.files = draft.files if draft else ()
        self._show_files()
        self._choose(draft.status if draft else status)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put files to the next update."""
        self.files = (*self.files, *(path for path in paths if path not in self.files))
        self._show_files()

    def forget(self, matter: str, text: str) -> None:
        """The update was added: empty the box, unless something else has been typed since."""
        if matter == self._matter and self._text() == text:
            self.box.clear()
            self.files = ()
            self._show_files()
        elif matter in self._drafts and self._drafts[matter].text == text:
            del self._drafts[matter]

    @Slot()
    def be_ready(self) -> None:
        """What was sent has been answered, well or badly: the same words may be sent again."""
        self._sent = ("", ())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _dropped(event)
        if files:
            event.acceptProposedAction()
            self.add_files(files)

    def _text(self) -> str:
        return self.box.toPlainText().strip()

    def _status(self) -> FollowUpStatus:
        # Qt keeps the word of an enumeration, not the enumeration.
        return FollowUpStatus(self.status.currentData())

    def _choose(self, status: FollowUpStatus) -> None:
        self.status.setCurrentIndex(self.status.findData(status))

    def _show_files(self) -> None:
        while (item := self._chip_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path in self.files:
            chip = QPushButton(path.name, self._chips)
            chip.setProperty("link", True)
            chip.setIcon(self._theme.icon("x"))
            chip.setIconSize(QSize(14, 14))
            chip.setToolTip("Leave this file out")
            chip.setAccessibleName(f"Leave out {path.name}")
            chip.clicked.connect(partial(self._leave_out, path))
            self._chip_column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._chips.setVisible(bool(self.files))
        self._on_text_changed()

    def _leave_out(self, path: Path) -> None:
        self.files = tuple(each for each in self.files if each != path)
        self._show_files()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.box.setFixedHeight(self._theme.px(76))
        self.attach.setIcon(self._theme.icon("paperclip"))

    @Slot()
    def _on_text_changed(self) -> None:
        self.add.setEnabled(bool(self._text() or self.files))

    @Slot()
    def _on_add(self) -> None:
        # Return held down a moment too long would say it twice.
        now = (self._text(), self.files)
        if any(now) and now != self._sent:
            self._sent = now
            self.written.emit(self._text(), self._status(), self.files)


class UpdateBox(QPlainTextEdit):
    """A box for a few lines; Ctrl+Return sends them.

    Signals:
        sent: Ctrl+Return was pressed.
    """

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


def _dropped(event: QDropEvent) -> list[Path]:
    """The files that are dragged."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
