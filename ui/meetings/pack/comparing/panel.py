"""The panel beside the pages that holds two packs against each other: the one that is shown, published ones, any file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.editions import comparing
from boardkeeper.editions.reading import PackLocked
from boardkeeper.errors import UserError
from boardkeeper.minutes_out import SavedPaper
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.comparing.changed_papers import told_changes
from ui.meetings.pack.comparing.sources import (
    AskedPair,
    Held,
    Source,
    hold_against,
    published_sources,
    with_content,
)
from ui.meetings.pack.comparing.told import ToldText
from ui.meetings.pack.laid_out import LaidOutPack
from ui.page import Workplace
from ui.panes import words_label

_FILE = "A file…"
_SHOWN = "The pack as it is shown"
_FOLDER = "pack/folder"
_LEGEND = "Added words are underlined, words taken away struck through."
_ASK = (
    "Two packs are held against each other paper by paper: which are new, changed, taken out or only moved, and which of"
    " their words, charts and pictures are others. Choose the pack that is shown, one that was published, or any PDF."
)


class ComparingPanel(QWidget):
    """Compares as soon as two packs are chosen.

    Signals:
        closed: Not wanted any more.
        page_wanted: The label of a page of the pack that is shown.
    """

    closed = Signal()
    page_wanted = Signal(str)

    def __init__(self, workplace: Workplace, builder: PackBuilder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._builder = builder
        self._files: list[Source] = []
        self._published: tuple[Source, ...] = ()
        self._meeting_id = ""
        self._asked = 0
        self._held: Held | None = None
        self._locked: Source | None = None
        self.setAccessibleName("Compare two packs")
        self.earlier = self._chooser("Compare from")
        self.later = self._chooser("Compare to")
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Password of the file")
        self.password.setPlaceholderText("Its password, then Enter")
        self.asked = words_label("muted", self)
        self.asked.setText(_ASK)
        self.summary = words_label("strong", self)
        self.legend = words_label("muted", self)
        self.legend.setText(_LEGEND)
        self.previous_button = QPushButton("Previous", self)
        self.previous_button.setToolTip("Previous change (Shift+F3)")
        self.next_button = QPushButton("Next", self)
        self.next_button.setToolTip("Next change (F3)")
        self.save_button = QPushButton("Save…", self)
        self.save_button.setToolTip("Save what changed as PDF, Word file, web page or text")
        self.close_button = QPushButton("Close", self)
        self.close_button.setToolTip("Back to the checks and contents (Esc)")
        self.text = ToldText(workplace.theme, self)
        self.text.setAccessibleName("What changed between the two packs")
        self.text.setToolTip("Enter or a double click goes to the page")
        self._lay_out()
        self.password.returnPressed.connect(self._on_password)
        self.previous_button.clicked.connect(self.text.go_to_previous)
        self.next_button.clicked.connect(self.text.go_to_next)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.close_button.clicked.connect(self.closed)
        self.text.page_wanted.connect(self._on_page_wanted)
        builder.laid_out.connect(self._on_laid_out)
        self._show(None, "")

    @Slot()
    def begin(self) -> None:
        """Read what was published for the meeting, and compare the pack that is shown with the last of it."""
        pack = self._builder.pack
        if pack is not None:
            self._meeting_id = pack.meeting_id
            self._workplace.operations.run(
                None, published_sources, pack.meeting_id, on_done=self._on_published, origin=self
            )
        self.earlier.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare_files(self, earlier: Path | None, later: Path | None) -> None:
        """Choose files; None leaves what is chosen."""
        for chooser, path in ((self.earlier, earlier), (self.later, later)):
            if path is not None:
                self._put_file(chooser, path)
        self._hold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F3:
            self.text.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    # -------------------------------------------------------------------------------------- choosing

    def _chooser(self, name: str) -> QComboBox:
        chooser = QComboBox(self)
        chooser.setAccessibleName(name)
        chooser.setPlaceholderText("Choose a pack…")
        chooser.setMinimumContentsLength(6)
        chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chooser.activated.connect(self._on_chosen)
        return chooser

    @property
    def _sources(self) -> tuple[Source, ...]:
        return (Source(_SHOWN, shown=self._builder.pack), *self._published, *self._files)

    def _on_published(self, published: tuple[Source, ...]) -> None:
        self._published = published
        self._fill()
        self.later.setCurrentIndex(0)
        self.earlier.setCurrentIndex(self._default_earlier())
        self._hold()

    @Slot(object)
    def _on_laid_out(self, pack: LaidOutPack) -> None:
        """The pack that is shown is another by now: compare it anew, or begin with that of another meeting."""
        if not self.isVisible():
            return
        if pack.meeting_id != self._meeting_id:
            self._files = []
            self.begin()
        elif _SHOWN in {self.earlier.currentText(), self.later.currentText()}:
            self._hold()

    def _default_earlier(self) -> int:
        """The last pack that went out to the readers of the one that is shown; where nothing did, somebody must choose."""
        pack = self._builder.pack
        is_restricted = pack is not None and pack.edition.is_restricted
        places = [place for place, each in enumerate(self._sources) if each.published_id]
        alike = [
            place
            for place in places
            if ("restricted" in self._sources[place].name.casefold()) == is_restricted
        ]
        return (alike or places or [-1])[-1]

    def _fill(self) -> None:
        """List every pack there is, each chooser on what it had."""
        for chooser in (self.earlier, self.later):
            before = chooser.currentText()
            chooser.clear()
            for place, each in enumerate(self._sources):
                chooser.addItem(each.name)
                chooser.setItemData(place, each.name, Qt.ItemDataRole.ToolTipRole)
            chooser.insertSeparator(chooser.count())
            chooser.addItem(_FILE)
            chooser.setCurrentIndex(chooser.findText(before))

    @Slot()
    def _on_chosen(self) -> None:
        chooser = self.earlier if self.sender() is self.earlier else self.later
        if chooser.currentText() != _FILE:
            self._hold()
            return
        chooser.setCurrentIndex(-1)
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a pack to compare", folder, "PDF (*.pdf)")
        if chosen:
            self._workplace.settings.setValue(_FOLDER, str(Path(chosen).parent))
            self._put_file(chooser, Path(chosen))
            self._hold()

    def _put_file(self, chooser: QComboBox, path: Path) -> None:
        if all(each.path != path for each in self._files):
            self._files.append(Source(path.name, path=path))
            self._fill()
        place = next(at for at, each in enumerate(self._sources) if each.path == path)
        chooser.setCurrentIndex(place)

    def _chosen(self, chooser: QComboBox) -> Source | None:
        place = chooser.currentIndex()
        return self._sources[place] if 0 <= place < len(self._sources) else None

    # ------------------------------------------------------------------------------------- comparing

    def _hold(self) -> None:
        before, after = self._chosen(self.earlier), self._chosen(self.later)
        self._ask_password(None)
        self._asked += 1
        if before is None or after is None:
            self._show(None, "Choose the earlier pack, published or from a file.")
            return
        if (before.shown or after.shown) is None and _SHOWN in {before.name, after.name}:
            self._show(None, "The pack is not laid out yet.")
            return
        self._show(None, "Comparing …")
        self._pair = AskedPair(before, after, self._asked)
        self._workplace.operations.run(
            None, with_content, (before, after), on_done=self._on_content, origin=self
        )

    def _on_content(self, contents: tuple[bytes, ...]) -> None:
        pair = self._pair
        before, after = (
            Source(each.name, each.path, each.published_id, each.shown, content, each.password)
            for each, content in zip((pair.before, pair.after), contents, strict=True)
        )
        self._workplace.tasks.run(
            "Comparing two packs",
            hold_against,
            AskedPair(before, after, pair.asked),
            on_done=self._on_held,
            on_error=self._on_refused,
        )

    def _on_held(self, held: Held) -> None:
        if held.pair.asked == self._asked:
            said = (held.compared.summary, held.compared.notice)
            self._show(held, " ".join(part for part in said if part))

    def _on_refused(self, error: UserError) -> None:
        self._show(None, str(error))
        if isinstance(error, PackLocked):
            named = (self._pair.before, self._pair.after)
            self._ask_password(
                next((each for each in named if each.path and each.path.name in error.sentence), None)
            )

    def _ask_password(self, source: Source | None) -> None:
        self._locked = source
        self.password.setVisible(source is not None)
        self.password.clear()
        if source is not None:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_password(self) -> None:
        locked = self._locked
        if locked is None:
            return
        opened = Source(locked.name, path=locked.path, password=self.password.text())
        self._files = [opened if each.path == locked.path else each for each in self._files]
        self._hold()

    def _show(self, held: Held | None, words: str) -> None:
        self._held = held
        lines = told_changes(held.compared.changes) if held is not None else ()
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        self.asked.setVisible(held is None)
        self.legend.setVisible(bool(lines))
        self.text.setVisible(bool(lines))
        self.text.tell(lines)
        for button in (self.previous_button, self.next_button):
            button.setVisible(bool(lines))
            button.setEnabled(self.text.stops > 0)
        self.save_button.setVisible(bool(lines))
        self.save_button.setEnabled(held is not None and not held.compared.is_same)

    @Slot(str)
    def _on_page_wanted(self, label: str) -> None:
        if self._held is not None and self._held.pair.after.shown is not None:
            self.page_wanted.emit(label)

    # ---------------------------------------------------------------------------------------- saving

    @Slot()
    def _on_save_clicked(self) -> None:
        folder = Path(str(self._workplace.settings.value(_FOLDER, str(Path.home()))))
        kinds = "PDF (*.pdf);;Word file (*.docx);;Web page (*.html);;Plain text (*.txt)"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save what changed", str(folder / "What changed.pdf"), kinds
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write what changed to a file."""
        if self._held is None:
            return
        self._workplace.settings.setValue(_FOLDER, str(path.parent))
        self._workplace.tasks.run(
            f"Making {path.name}",
            comparing.save_comparison,
            self._held.compared,
            path,
            on_done=self._on_saved,
        )

    def _on_saved(self, saved: SavedPaper) -> None:
        self._workplace.say(f"“{saved.path.name}” written to {saved.path.parent.name or saved.path.parent}.")

    def _lay_out(self) -> None:
        title = QLabel("Compare two packs", self)
        title.setProperty("rank", "heading")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        choosing = QFormLayout()
        choosing.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        choosing.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        choosing.setVerticalSpacing(6)
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
        column.addLayout(head)
        column.addLayout(choosing)
        column.addWidget(self.asked)
        column.addWidget(self.summary)
        column.addWidget(self.legend)
        column.addWidget(self.password)
        column.addLayout(buttons)
        column.addWidget(self.text, 100)
        column.addStretch(1)
