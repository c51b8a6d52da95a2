"""One sign-off of the form: who, the reference, how and when it was given, and whether it is of this text."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from boardkeeper import sign_offs
from boardkeeper.errors import UserError
from boardkeeper.reports import SignOffKind, SignOffView
from ui.meetings.papers.fields import FormEdit
from ui.meetings.papers.words import sign_off_words
from ui.meetings.papers.writer import PaperWriter
from ui.panes import DateEdit, InlineEdit
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_REFERENCED = frozenset({"reference", "person", "signed_on"})
_ASKED = {
    SignOffKind.LEADERSHIP_TEAM: frozenset({"person", "signed_on"}),
    SignOffKind.DIRECTOR: frozenset({"person", "signed_on"}),
    SignOffKind.CABINET_MEMBER: frozenset({"person", "given_how", "signed_on"}),
}
"""What front sheets ask of each; what else was recorded shows all the same."""


class SignOffRow(QWidget):
    """A row to type into: the first word typed records the sign-off of the text as it stands.

    Signals:
        comparison_wanted: The `SignOffView` whose text is to be held against the one of now.
        about_to_sign: What is typed elsewhere must be kept first, so that it is signed too.
        next_wanted: Enter: go to the same field of the sign-off below, or to its first one.
    """

    comparison_wanted = Signal(object)
    about_to_sign = Signal()
    next_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        writer: PaperWriter,
        report_id: str,
        sign_off: SignOffView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writer = writer
        self._report_id = report_id
        self._is_narrow = False
        self.sign_off = sign_off
        name = sign_off_words(sign_off.kind)
        self._name = QLabel(name, self)
        self._name.setWordWrap(True)
        self.person = self._field(f"{name}: who signs", "Who")
        self.reference = self._field(f"{name}: reference", "Reference")
        self.given_how = self._field(f"{name}: how it was given", "How it was given")
        self.signed_on = DateEdit(f"{name}: date", self)
        self.signed_on.setProperty("inline", False)
        self.signed_on.setPlaceholderText("Date")
        self.signed_on.date_committed.connect(self._on_date_committed)
        self._fields: dict[InlineEdit, str] = {
            self.reference: "reference",
            self.person: "person",
            self.given_how: "given_how",
            self.signed_on: "signed_on",
        }
        for field in self._fields:
            field.returnPressed.connect(self._on_return_pressed)
        self.state = QLabel(self)
        self.changed_button = self._button("What changed since", self._on_comparison)
        self.again_button = self._button("Sign again", self.sign_again)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleName(f"More about the sign-off of {name}")
        self.more.setToolTip(self.more.accessibleName())
        menu = QMenu(self)
        for words, slot in (
            ("Sign again: the text as it stands now", self.sign_again),
            ("What changed since", self._on_comparison),
            ("Take the sign-off back", self.withdraw),
        ):
            action = QAction(words, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        self.more.setMenu(menu)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._line = QWidget(self)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for each, stretch in zip(self._fields, (3, 3, 3, 2), strict=True):
            line.addWidget(each, stretch)
        self._tail = QWidget(self)
        tail = QHBoxLayout(self._tail)
        tail.setContentsMargins(0, 0, 0, 0)
        tail.setSpacing(4)
        tail.addWidget(self.state)
        tail.addWidget(self.more)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.changed_button)
        foot.addWidget(self.again_button)
        foot.addStretch()
        self.set_narrow(False)
        theme.changed.connect(self._on_theme_changed)
        self.show_sign_off(sign_off)
        self._on_theme_changed()

    def show_sign_off(self, sign_off: SignOffView) -> None:
        """Show what is kept."""
        self.sign_off = sign_off
        self.person.show_text(sign_off.person)
        self.reference.show_text(sign_off.reference)
        self.given_how.show_text(sign_off.given_how)
        self.signed_on.show_date(sign_off.signed_on)
        for field, name in self._fields.items():
            field.setVisible(name in _ASKED.get(sign_off.kind, _REFERENCED) or bool(field.text()))
        self._foot.setVisible(sign_off.is_out_of_date)
        self.more.setEnabled(sign_off.is_given)
        self._say_state()

    def set_narrow(self, is_narrow: bool) -> None:
        """Stand in one line, or name and fields below each other where there is little room."""
        if self._grid.count() and is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(
            self._line, 1 if is_narrow else 0, 0 if is_narrow else 1, 1, 2 if is_narrow else 1
        )
        self._grid.addWidget(self._tail, 0, 1 if is_narrow else 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._foot, 2, 0, 1, 3)
        self._grid.setColumnStretch(0 if is_narrow else 1, 1)
        self._grid.setColumnStretch(1 if is_narrow else 0, 0)
        self._fit()

    @Slot()
    def sign_again(self) -> None:
        """Record the same agreement of the text as it stands now."""
        self._sign(f"{sign_off_words(self.sign_off.kind)} signed the text as it stands now.")

    @Slot()
    def withdraw(self) -> None:
        """Take the sign-off back."""
        if self.sign_off.is_given:
            words = f"Sign-off of {sign_off_words(self.sign_off.kind)} taken back."
            self._writer.write(words, sign_offs.withdraw_sign_off, self.sign_off.id)

    def _sign(self, said: str | None) -> None:
        self.about_to_sign.emit()
        self._writer.write(
            said,
            sign_offs.sign,
            self._report_id,
            self.sign_off.kind,
            on_done=self._on_signed,
            on_error=self._on_refused,
            person=self.person.text().strip(),
            reference=self.reference.text().strip(),
            given_how=self.given_how.text().strip(),
            signed_on=self.signed_on.day,
        )

    def _put(self, **facts: object) -> None:
        if self.sign_off.is_given:
            self._writer.write(
                None,
                sign_offs.update_sign_off,
                self.sign_off.id,
                on_done=self._on_signed,
                on_error=self._on_refused,
                **facts,
            )
        else:
            self._sign(None)

    def _on_signed(self, _answer: object) -> None:
        for field in (self.person, self.reference, self.given_how):
            field.be_taken()

    def _on_refused(self, error: UserError) -> None:
        for field in (self.person, self.reference, self.given_how):
            if field.text().strip() and field.text().strip() in error.sentence:
                field.be_refused(error.sentence)

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        sender = self.sender()
        if isinstance(sender, FormEdit):
            self._put(**{self._fields[sender]: text})

    @Slot()
    def _on_return_pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, InlineEdit):
            self.next_wanted.emit(self._fields[sender])

    def go_to(self, name: str) -> bool:
        """Put the cursor into a field; False when this sign-off does not ask for it."""
        field = next(field for field, each in self._fields.items() if each == name)
        if field.isVisible():
            field.setFocus(Qt.FocusReason.TabFocusReason)
        return field.isVisible()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        next((field for field in self._fields if field.isVisible()), self.reference).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    @Slot(object)
    def _on_date_committed(self, day: date | None) -> None:
        self._put(signed_on=day)

    @Slot()
    def _on_comparison(self) -> None:
        self.comparison_wanted.emit(self.sign_off)

    def _field(self, name: str, placeholder: str) -> FormEdit:
        field = FormEdit(name, placeholder, waits=True, parent=self)
        field.committed.connect(self._on_committed)
        return field

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("link", True)
        button.setAccessibleName(f"{words}: {sign_off_words(self.sign_off.kind)}")
        button.clicked.connect(slot)
        return button

    def _say_state(self) -> None:
        words, tone = "", Tone.NEUTRAL
        if self.sign_off.is_out_of_date:
            words, tone = "⚠ Out of date", Tone.WARNING
        elif self.sign_off.is_given:
            words, tone = "✓ Signed", Tone.GOOD
        elif self.sign_off.is_required:
            words, tone = "Wanted", Tone.NEUTRAL
        px, ink = self._theme.px, self._theme.ink(tone)
        self.state.setText(words)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state.setToolTip(
            "The text was changed after it was signed." if self.sign_off.is_out_of_date else ""
        )
        fill = ink.fill if words and words != "Wanted" else "transparent"
        self.state.setStyleSheet(
            f"background: {fill}; color: {ink.text}; border-radius: {px(5)}px; padding: {px(3)}px {px(6)}px;"
        )

    def _fit(self) -> None:
        px = self._theme.px
        self._name.setMinimumWidth(px(132))
        self._name.setMaximumWidth(px(400 if self._is_narrow else 132))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.more.setIcon(self._theme.icon("ellipsis"))
        self.state.setMinimumWidth(self._theme.px(104))
        self._fit()
        self._say_state()
