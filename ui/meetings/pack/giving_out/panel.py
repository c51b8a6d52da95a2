"""The panel beside the pages: what, for whom, how – and out it goes, on paper or as files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import distribution
from boardkeeper.clock import current_day
from boardkeeper.distribution import DistributionList
from boardkeeper.errors import UserError
from boardkeeper.reviews.passphrases import propose_passphrase
from ui.meetings.pack.builder import PackBuilder, PackState
from ui.meetings.pack.giving_out.fields import Choice, Copies, FieldRows, rank, said_label
from ui.meetings.pack.giving_out.giver import Giver
from ui.meetings.pack.giving_out.wants import Kind, Sides, Wanted, paper_words
from ui.meetings.pack.giving_out.what_box import WhatBox
from ui.meetings.pack.giving_out.who_box import WhoBox
from ui.page import Place, Workplace
from ui.today.words import PAPERS_SECTION

_SIDES_KEY = "pack/sides"


class GivingOutPanel(QWidget):
    """Prints what is shown, exports it, or does either for everybody on the distribution list.

    Signals:
        closed: Not now, or done.

    Args:
        workplace: What the panel works with.
        builder: Whose pack is shown beside it.
        parent: Who owns it.
    """

    closed = Signal()

    def __init__(self, workplace: Workplace, builder: PackBuilder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._builder = builder
        self._name = ""
        self._is_export = False
        self.giver = Giver(workplace, self)
        self.title = QLabel(self)
        self.title.setProperty("rank", "heading")
        self.what = WhatBox(builder, self, holds_exempt=workplace.holds_exempt)
        self.who = WhoBox(self)
        self.how = FieldRows(self)
        self.sides = Choice("Paper", self)
        self.copies = Copies(self)
        self.kind = Choice("Kind of file", self)
        self.password = QLineEdit(self)
        self.password.setAccessibleName("Password")
        self.password.setPlaceholderText("None")
        self.propose_button = QPushButton("Propose one", self)
        self.propose_button.setProperty("link", True)
        self.summary = said_label(self)
        self.go_button = QPushButton(self)
        self.go_button.setProperty("main", True)
        self.close_button = QPushButton("Not now", self)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        """What is asked for as the panel stands."""
        kind = self.kind.value if self._is_export else Kind.PDF
        sides = self.sides.value
        return Wanted(
            edition=self._builder.edition,
            pages=self.what.page_words,
            by_list=self.who.by_list,
            is_named=self.who.named.isChecked(),
            sides=sides if isinstance(sides, Sides) else Sides.BOTH,
            copies=1 if self.who.by_list else self.copies.value(),
            kind=kind if isinstance(kind, Kind) and not self.who.by_list else Kind.PDF,
            password=self.password.text().strip() if self._can_be_locked() else "",
            has_letters=self.who.letters.isChecked(),
        )

    def begin_printing(self, name: str) -> None:
        """Open to print; `name` is what the printer calls the pack."""
        self._begin(name, is_export=False)

    def begin_exporting(self, name: str) -> None:
        """Open to write files; `name` becomes the name of the file."""
        self._begin(name, is_export=True)

    @Slot()
    def go(self) -> None:
        """Do it: ask the system for the printer, or for a place, and make what is wanted."""
        pack = self._builder.pack
        if not self.go_button.isEnabled() or pack is None:
            return
        ask = self.giver.ask_place if self._is_export else self.giver.ask_printer
        ask(self.wanted, pack.meeting_id, self._full_name())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the panel away; Return does what the button under the cursor says, elsewhere what the panel is for."""
        used = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(used, QPushButton):
                used.click()
            else:
                self.go()
        else:
            super().keyPressEvent(event)

    def _begin(self, name: str, *, is_export: bool) -> None:
        self._name = name
        self._is_export = is_export
        self.title.setText("Export" if is_export else "Print")
        self.go_button.setText("Export…" if is_export else "Print…")
        self.setAccessibleName(self.title.text())
        kept = str(self._workplace.settings.value(_SIDES_KEY, Sides.BOTH.name))
        self.sides.offer([(each, each.value) for each in Sides], Sides.__members__.get(kept, Sides.BOTH))
        self.kind.offer([(each, each.value) for each in Kind], Kind.PDF)
        self.password.clear()
        self.what.begin(is_export=is_export)
        self.who.begin(is_export=is_export)
        self._say()
        self._read_list()
        self.what.readers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.how.add("Paper", self.sides)
        self.how.add("Copies", self.copies)
        self.how.add("Kind", self.kind)
        self.how.add("Password", self.password)
        self.how.add("", self.propose_button)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        self._who_rule = _rule(inside)
        for widget in (self.title, self.what, self._who_rule, self.who, _rule(inside), self.how):
            column.addWidget(widget)
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(_rule(self))
        outer.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        """What comes of it and the button that does it: in sight however little room there is."""
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.summary)
        foot.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        builder, giver = self._builder, self.giver
        builder.laid_out.connect(self.what.show_pack)
        builder.gathered.connect(self.what.show_pack)
        builder.state_changed.connect(self._say)
        self.what.changed.connect(self._say)
        self.who.changed.connect(self._on_who_changed)
        self.who.list_wanted.connect(self._on_list_wanted)
        self.sides.chosen.connect(self._on_sides)
        self.kind.chosen.connect(self._on_kind)
        self.copies.valueChanged.connect(self._say)
        self.password.textChanged.connect(self._say)
        self.password.returnPressed.connect(self.go)
        self.propose_button.clicked.connect(self._on_propose)
        self.go_button.clicked.connect(self.go)
        self.close_button.clicked.connect(self.closed)
        giver.began.connect(self._say)
        giver.ended.connect(self._say)
        giver.done.connect(self.closed)
        giver.refused.connect(self._on_refused)

    def _read_list(self) -> None:
        papers = self._builder.papers
        if papers is None or self._workplace.is_review:
            # On the chair’s laptop nobody hands papers out.
            self.who.hide()
            self._who_rule.hide()
            return
        self.who.show()
        self._who_rule.show()
        self._workplace.operations.run(
            None,
            distribution.distribution_list,
            papers.meeting.board_id,
            current_day(),
            on_done=self._on_list_read,
            origin=self,
        )

    def _on_list_read(self, listed: DistributionList) -> None:
        self.who.show_list(listed)

    @Slot()
    def _say(self) -> None:
        """Show the fields that matter, and say what comes of it."""
        by_list, is_export = self.who.by_list, self._is_export
        self.how.show_row(self.sides, not is_export)
        self.how.show_row(self.copies, not is_export and not by_list)
        self.how.show_row(self.kind, is_export and not by_list)
        self.how.show_row(self.password, self._can_be_locked())
        self.how.show_row(self.propose_button, self._can_be_locked() and not self.password.text())
        trouble = self._trouble()
        waits = self.giver.is_at_work or self._builder.state is not PackState.READY
        self.go_button.setEnabled(self.what.is_told and not trouble and not waits)
        self._tell(trouble or self._outlook(), is_bad=bool(trouble))

    def _can_be_locked(self) -> bool:
        kind = self.kind.value
        return self._is_export and (self.who.by_list or (isinstance(kind, Kind) and kind.can_be_locked))

    def _trouble(self) -> str:
        if self._builder.edition.is_large_print and not self.who.by_list:
            is_booklet = (
                self.kind.value is Kind.BOOKLET if self._is_export else self.sides.value is Sides.BOOKLET
            )
            if is_booklet:
                return "A booklet halves its pages: large print is printed on whole sheets."
        if self._builder.state is PackState.FAILED and self._builder.error is not None:
            return str(self._builder.error)
        return self.who.trouble

    def _outlook(self) -> str:
        """What comes of it, in one sentence."""
        wanted = self.wanted
        if self.giver.is_at_work:
            return "Being made … you can go on working."
        if not self.what.is_told:
            return ""
        if self._builder.state is not PackState.READY:
            return "Stopped." if self._builder.state is PackState.STOPPED else "Being laid out …"
        if self._is_export:
            return _export_words(wanted, self.who.packs)
        if wanted.by_list:
            return f"{self.who.packs} packs, {self.who.copies} copies in all; each comes out by itself."
        pages = self.what.counted_pages()
        return "" if pages is None else paper_words(pages, wanted.copies, wanted.sides)

    def _full_name(self) -> str:
        """Of the file or of the printer’s job: the pack’s, and which edition."""
        edition = self._builder.edition
        parts = [self._name]
        parts += [edition.readers.value] if edition.is_restricted else []
        parts += ["large print"] if edition.is_large_print else []
        parts += ["booklet"] if self.wanted.kind is Kind.BOOKLET else []
        return " – ".join(parts)

    def _tell(self, words: str, *, is_bad: bool = False) -> None:
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        rank(self.summary, "bad" if is_bad else "muted")

    @Slot()
    def _on_who_changed(self) -> None:
        self.what.set_for_list(self.who.by_list)

    @Slot(object)
    def _on_sides(self, sides: Sides) -> None:
        self._workplace.settings.setValue(_SIDES_KEY, sides.name)
        self._say()

    @Slot(object)
    def _on_kind(self, _kind: Kind) -> None:
        self._say()

    @Slot()
    def _on_propose(self) -> None:
        self.password.setText(propose_passphrase())
        self.password.setCursorPosition(0)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_list_wanted(self) -> None:
        self._workplace.go(Place("board", PAPERS_SECTION))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self._say()
        if self.isVisible():
            self._tell(str(error), is_bad=True)
        else:
            self._workplace.complain(error)


def _export_words(wanted: Wanted, packs: int) -> str:
    if wanted.by_list:
        locked = " What is not public asks for the password." if wanted.password else ""
        return f"A folder with {packs} files and a sheet of who gets what.{locked}"
    if wanted.password:
        return "Tell the password by another way than the file."
    if wanted.edition.is_restricted:
        return "Without a password whoever has the file can read what is exempt."
    return ""


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("hairline", True)
    return line
