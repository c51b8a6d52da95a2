"""A slim row of buttons for the surface that is written on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from boardkeeper.reports import ReportParagraphKind as Kind
from ui.theme.theme import Theme
from ui.writing import tables
from ui.writing.runs import typed_link
from ui.writing.surface import WritingSurface

_KINDS = {
    Kind.TEXT: "Text",
    Kind.SUBHEADING: "Sub-heading",
    Kind.BULLET: "Bullet",
    Kind.NUMBERED: "Numbered point",
    Kind.LETTERED: "Lettered point",
}


class LinkLine(QWidget):
    """Where an address is typed.

    Signals:
        entered: The address, as typed; blank takes a link away.
        left: Escape.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel("Link to", self)
        label.setProperty("rank", "muted")
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Address the words lead to")
        self.field.setPlaceholderText("Web or e-mail address; Enter keeps it, blank takes the link away")
        self.field.returnPressed.connect(self._on_return_pressed)
        label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.field, 1)

    def ask(self, target: str) -> None:
        """Ask, starting from the address there is."""
        self.field.setText(target)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_return_pressed(self) -> None:
        self.entered.emit(self.field.text())


class WritingToolbar(QWidget):
    """Works on the surface it was told to serve last.

    Signals:
        refused: A sentence: what was typed cannot be a link.
        figure_wanted: A figure is to be put in.
    """

    refused = Signal(str)
    figure_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._surface: WritingSurface | None = None
        self._icons: dict[QToolButton, str] = {}
        self.setAccessibleName("Writing")
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName("Kind of paragraph")
        self.kinds.setToolTip("Kind of paragraph (Ctrl+Shift+0, 6, 7, 8, 9)")
        for kind, words in _KINDS.items():
            self.kinds.addItem(words, kind.value)
        self.kinds.setMinimumContentsLength(7)
        self.kinds.activated.connect(self._on_kind_activated)
        self.bold = self._button("bold", "Bold (Ctrl+B)", self._on_bold, is_switch=True)
        self.italic = self._button("italic", "Italic (Ctrl+I)", self._on_italic, is_switch=True)
        self.link = self._button("link", "Link (Ctrl+L)", self.ask_for_link, is_switch=True)
        self.bullets = self._button("list", "Bullets (Ctrl+Shift+8)", self._on_bullets, is_switch=True)
        self.numbers = self._button(
            "list-ordered", "Numbered points (Ctrl+Shift+7)", self._on_numbers, is_switch=True
        )
        self.table = self._button("table", "Table", self._on_table)
        self.picture = self._button("image", "Picture from a file…", self.choose_picture)
        self.figure = self._button("chart-line", "Insert a figure… (Ctrl+Shift+I)", self.figure_wanted.emit)
        self.link_line = LinkLine(self)
        self.link_line.entered.connect(self._on_link_entered)
        self.link_line.left.connect(self._on_link_left)
        self._lay_out()
        self.serve(None)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def surface(self) -> WritingSurface | None:
        """What it works on."""
        return self._surface

    def serve(self, surface: WritingSurface | None) -> None:
        """Work on this surface from now on; None when none is written on."""
        if surface is self._surface and surface is not None:
            return
        before, self._surface = self._surface, surface
        if before is not None:
            before.caret_moved.disconnect(self._on_caret_moved)
            before.link_wanted.disconnect(self.ask_for_link)
        if surface is not None:
            surface.caret_moved.connect(self._on_caret_moved)
            surface.link_wanted.connect(self.ask_for_link)
        self._stack.setCurrentIndex(0)
        self._buttons.setEnabled(surface is not None)
        self._on_caret_moved()

    @Slot()
    def ask_for_link(self) -> None:
        """Ask for the address the words at the cursor are to lead to."""
        if self._surface is not None:
            self._stack.setCurrentIndex(1)
            self.link_line.ask(self._surface.link)
            self._say()

    @Slot()
    def choose_picture(self) -> None:
        """Ask for a file and put the picture in."""
        if self._surface is None:
            return
        surface = self._surface
        chosen, _ = QFileDialog.getOpenFileName(self, "Put in a picture", "", "Pictures (*.png *.jpg *.jpeg)")
        if chosen:
            surface.offer_file(chosen)

    def _lay_out(self) -> None:
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.kinds)
        row.addSpacing(6)
        for button in self._icons:
            row.addWidget(button)
        row.addStretch()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._buttons)
        self._stack.addWidget(self.link_line)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _button(
        self, icon: str, name: str, slot: Callable[[], None], *, is_switch: bool = False
    ) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name.partition(" (")[0])
        button.setCheckable(is_switch)
        button.setStyleSheet("QToolButton { padding: 3px 5px; }")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        self._icons[button] = icon
        return button

    @Slot()
    def _on_caret_moved(self) -> None:
        if self.isVisible() or self._surface is None:
            self._say()

    def _say(self) -> None:
        """Show what is so at the cursor."""
        surface = self._surface
        kind = surface.kind if surface else Kind.TEXT
        self.kinds.setCurrentIndex(max(self.kinds.findData(kind.value), 0))
        self.bold.setChecked(bool(surface and surface.is_bold))
        self.italic.setChecked(bool(surface and surface.is_italic))
        self.link.setChecked(bool(surface and surface.link))
        self.bullets.setChecked(kind is Kind.BULLET)
        self.numbers.setChecked(kind is Kind.NUMBERED)

    def _back_to_the_text(self) -> None:
        self._stack.setCurrentIndex(0)
        if self._surface is not None:
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    @Slot(int)
    def _on_kind_activated(self, place: int) -> None:
        if self._surface is not None:
            kind = Kind(str(self.kinds.itemData(place)))
            if kind is not self._surface.kind:
                self._surface.set_kind(kind)
        self._back_to_the_text()

    @Slot()
    def _on_bold(self) -> None:
        if self._surface is not None:
            self._surface.toggle_bold()
        self._back_to_the_text()

    @Slot()
    def _on_italic(self) -> None:
        if self._surface is not None:
            self._surface.toggle_italic()
        self._back_to_the_text()

    @Slot()
    def _on_bullets(self) -> None:
        if self._surface is not None:
            self._surface.set_kind(Kind.BULLET)
        self._back_to_the_text()

    @Slot()
    def _on_numbers(self) -> None:
        if self._surface is not None:
            self._surface.set_kind(Kind.NUMBERED)
        self._back_to_the_text()

    @Slot()
    def _on_table(self) -> None:
        """Put a table in; within one, offer what can be done to it."""
        if self._surface is None:
            return
        if not self._surface.is_in_table:
            self._surface.insert_table()
            self._back_to_the_text()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words in tables.CHANGES:
            menu.addAction(words).setData(words)
        menu.triggered.connect(self._on_table_change)
        menu.popup(self.table.mapToGlobal(self.table.rect().bottomLeft()))

    @Slot(object)
    def _on_table_change(self, action: object) -> None:
        words = str(getattr(action, "data", str)())
        if self._surface is not None and words in tables.CHANGES:
            self._surface.change_table(words)
        self._back_to_the_text()

    @Slot(str)
    def _on_link_entered(self, typed: str) -> None:
        target = typed_link(typed)
        if typed.strip() and not target:
            self.refused.emit(f"“{typed.strip()}” is no web or e-mail address.")
            return
        if self._surface is not None:
            self._surface.set_link(target)
        self._back_to_the_text()

    @Slot()
    def _on_link_left(self) -> None:
        self._back_to_the_text()

    @Slot()
    def _on_theme_changed(self) -> None:
        for button, icon in self._icons.items():
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
