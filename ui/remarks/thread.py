"""The box of remarks below anything: what was said about it and answered, and a place to say more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import remarks
from boardkeeper.clock import current_day
from boardkeeper.remarks import Anchor, RemarkAbout, RemarkKind, RemarkView
from ui.operations import Changes, Desk
from ui.page import Place, Workplace
from ui.panes import SectionHeader, words_label
from ui.remarks.entry import RemarkEntry

_NOTHING = Anchor("")
_LINK_PADDING = 6
"""Around the words of a link, which stand under those of the heading all the same."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is remarked on: a thing, and in it perhaps a passage.

    Attributes:
        anchor: The passage with the words around it; blank for the whole.
        page: Of a pack, the sheet counted from 1.
    """

    about: RemarkAbout
    about_id: str
    anchor: Anchor = _NOTHING
    page: int | None = None

    @property
    def key(self) -> tuple[str, str, str, int | None]:
        """What a draft is kept under."""
        return self.about.value, self.about_id, self.anchor.quote, self.page


class RemarksBox(QWidget):
    """Shows the remarks on what is chosen and takes new ones; half a thought waits while something else is looked at.

    On the chair’s laptop there is always a box to write in; in a board’s own file it opens when it is wanted.

    Args:
        workplace: What the page works with.
        parent: Who owns it.
        indent: How far its words stand from its edges, in a column of sections with hairlines.

    Signals:
        shown: The remarks that are shown now, after every reading.
        added: A remark was made.
        left: Escape was pressed in the box.
    """

    shown = Signal(object)
    added = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None, *, indent: int = 0) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._indent = indent
        self._target: Target | None = None
        self._board_id = ""
        self._drafts: dict[tuple[str, str, str, int | None], str] = {}
        self._sent = ""
        self._keeps: Callable[[RemarkView], bool] = _any
        self.views: tuple[RemarkView, ...] = ()
        self.header = SectionHeader("Remarks", self)
        self.open_button = QPushButton("Remark on this…", self)
        self.open_button.setProperty("link", True)
        self.open_button.clicked.connect(self.begin)
        self._entries = QWidget(self)
        self._list = QVBoxLayout(self._entries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        self.hint = words_label("muted", self)
        self.hint.hide()
        self.quote = words_label("muted", self)
        self.box = RemarkEdit(self)
        self.box.setAccessibleName("Your remark")
        self.box.setPlaceholderText("Say what you think, or ask for proof")
        self.box.setTabChangesFocus(True)
        self.comment = QPushButton("Comment", self)
        self.comment.setToolTip("To be read (Ctrl+Return)")
        self.challenge = QPushButton("Challenge", self)
        self.challenge.setToolTip("To be answered (Ctrl+Shift+Return)")
        self._lay_out()
        # It keeps its height: else it would share what a pane has to spare.
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.comment.clicked.connect(partial(self._add, RemarkKind.COMMENT))
        self.challenge.clicked.connect(partial(self._add, RemarkKind.CHALLENGE))
        self.box.sent.connect(self._add)
        self.box.left.connect(self._on_left)
        self.box.textChanged.connect(self._on_text_changed)
        workplace.operations.changed.connect(self._on_changed)
        workplace.operations.became_idle.connect(self._on_idle)
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_text_changed()

    def _lay_out(self) -> None:
        self._form = QWidget(self)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(self.comment)
        foot.addWidget(self.challenge)
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.hint)
        inside.addWidget(self.quote)
        inside.addWidget(self.box)
        inside.addLayout(foot)
        for widget in (self.header, self._entries, self._form):
            widget.setContentsMargins(self._indent, 0, self._indent, 0)
        opening = QHBoxLayout()
        opening.setContentsMargins(max(self._indent - _LINK_PADDING, 0), 0, self._indent, 0)
        opening.addWidget(self.open_button)
        opening.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self._entries)
        column.addLayout(opening)
        column.addWidget(self._form)
        self._form.setVisible(self._workplace.is_review)
        self.open_button.setVisible(not self._workplace.is_review)

    def show(self, about: RemarkAbout | None = None, about_id: str = "") -> None:
        """Show the remarks on a thing; without one, only become visible as any widget does."""
        super().show()
        if about is not None:
            self.show_target(Target(about, about_id))

    def show_target(self, target: Target | None, keeps: Callable[[RemarkView], bool] | None = None) -> None:
        """Show the remarks on a thing or a passage; None empties the box.

        Args:
            target: What new remarks are on.
            keeps: Which of the remarks on the thing are shown; all by default.
        """
        self._keeps = keeps or _any
        if target == self._target:
            self._read()
            return
        is_other = target is None or self._target is None or target.key[:2] != self._target.key[:2]
        self._keep_draft()
        self._target = target
        self.box.setPlainText(self._drafts.pop(target.key, "") if target else "")
        self._say_quote()
        if is_other:
            self._show_entries(())
            self._close_form()
        self.setVisible(target is not None)
        self._read()

    @Slot()
    def begin(self) -> None:
        """Put the cursor into the box."""
        self._form.show()
        self.open_button.hide()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        # The box may only just have got its place.
        QTimer.singleShot(0, self._bring_into_view)

    @Slot()
    def _bring_into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._form, 0, 16)

    def say_hint(self, words: str) -> None:
        """Say above the box what is remarked on."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def words(self) -> list[str]:
        """Everything that is shown of the remarks, from top to bottom."""
        return [words for entry in self.entries() for words in entry.words()]

    def entries(self) -> list[RemarkEntry]:
        """The remarks that are shown, as widgets."""
        return [each for each in self._entries.findChildren(RemarkEntry) if not each.isHidden()]

    @Slot()
    def refresh(self) -> None:
        """Read what is shown anew."""
        self._read()

    def _read(self) -> None:
        if self._target is not None:
            self._workplace.operations.run(
                None,
                remarks.remarks_on,
                self._target.about,
                self._target.about_id,
                on_done=partial(self._on_read, self._target.key[:2]),
                origin=self,
            )

    def _on_read(self, key: tuple[str, str], views: tuple[RemarkView, ...]) -> None:
        if self._target is None or key != self._target.key[:2]:
            return
        self.views = views
        self._show_entries(tuple(each for each in views if self._keeps(each)))
        self.shown.emit(views)

    def _show_entries(self, views: Sequence[RemarkView]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for view in views:
            entry = RemarkEntry(view, self._workplace, self._entries)
            entry.answer_wanted.connect(self._on_answer_wanted)
            entry.remove_wanted.connect(self._on_remove_wanted)
            self._list.addWidget(entry)
        self._entries.setVisible(bool(views))
        self.header.say(f"Remarks ({len(views)})" if views else "Remarks")

    def _say_quote(self) -> None:
        quote = self._target.anchor.quote if self._target else ""
        shown = quote if len(quote) <= 160 else f"{quote[:150].rstrip()} …"
        self.quote.setText(f"On: “{shown}”" if shown else "")
        self.quote.setVisible(bool(shown))

    def _keep_draft(self) -> None:
        if self._target is not None and self._text():
            self._drafts[self._target.key] = self._text()

    def _close_form(self) -> None:
        is_open = self._workplace.is_review or bool(self._text())
        self._form.setVisible(is_open)
        self.open_button.setVisible(not is_open)

    def _text(self) -> str:
        return self.box.toPlainText().strip()

    @Slot(object)
    def _add(self, kind: RemarkKind | bool = RemarkKind.COMMENT, *_: object) -> None:
        kind = kind if isinstance(kind, RemarkKind) else RemarkKind.COMMENT
        target, text = self._target, self._text()
        if target is None or not text or text == self._sent:
            return
        self._sent = text
        self._workplace.operations.run(
            "Challenge made." if kind is RemarkKind.CHALLENGE else "Comment made.",
            _add_remark,
            self._workplace.operations.who,
            target,
            text,
            kind,
            on_done=partial(self._on_added, target, text),
            origin=self,
        )

    def _on_added(self, target: Target, text: str, _remark_id: str) -> None:
        if self._target == target and self._text() == text:
            self.box.clear()
            self._close_form()
        self._drafts.pop(target.key, None)
        self._read()
        self.added.emit()

    @Slot(object)
    def _on_answer_wanted(self, view: RemarkView) -> None:
        self._workplace.go(Place("review", view.id))

    @Slot(object)
    def _on_remove_wanted(self, view: RemarkView) -> None:
        self._workplace.operations.run(
            "Remark taken back.", remarks.remove_remark, self._workplace.operations.who, view.id, origin=self
        )

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if changes.touches("remark", "minute_paragraph", "report_paragraph") and self._target is not None:
            self._read()

    @Slot()
    def _on_left(self) -> None:
        if not self._text():
            self._close_form()
        self.left.emit()

    @Slot()
    def _on_idle(self) -> None:
        self._sent = ""

    @Slot()
    def _on_text_changed(self) -> None:
        for button in (self.comment, self.challenge):
            button.setEnabled(bool(self._text()))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.box.setFixedHeight(self._workplace.theme.px(72))


class RemarkEdit(QPlainTextEdit):
    """A box for a few lines: Ctrl+Return comments, Ctrl+Shift+Return challenges, Escape leaves.

    Signals:
        sent: The `RemarkKind`.
        left: Escape was pressed.
    """

    sent = Signal(object)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            challenges = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sent.emit(RemarkKind.CHALLENGE if challenges else RemarkKind.COMMENT)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _any(_view: RemarkView) -> bool:
    return True


def _add_remark(desk: Desk, who: str, target: Target, text: str, kind: RemarkKind) -> str:
    return remarks.add_remark_here(
        desk,
        who,
        remarks.NewRemark(
            target.about,
            target.about_id,
            text,
            kind,
            target.anchor.quote,
            target.anchor.before,
            target.anchor.after,
            target.page,
        ),
        current_day(),
    )
