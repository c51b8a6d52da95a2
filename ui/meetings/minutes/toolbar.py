"""The row of buttons above the minutes that are written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from boardkeeper.minutes import PieceKind, Verb
from boardkeeper.rules.exemption import PARAGRAPHS, format_paragraphs, parse_paragraphs
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.theme.theme import Theme
from ui.writing import tables
from ui.writing.runs import typed_link
from ui.writing.toolbar import LinkLine

_KINDS = {
    PieceKind.HEADING: ("Heading", "Ctrl+Shift+1"),
    PieceKind.TEXT: ("Text", "Ctrl+Shift+0"),
    PieceKind.SUBHEADING: ("Sub-heading", "Ctrl+Shift+6"),
    PieceKind.POINT: ("Point", "Ctrl+Shift+9"),
    PieceKind.RESOLUTION: ("Resolution", "Ctrl+Shift+7"),
    PieceKind.ACTION: ("Action", "Ctrl+Shift+8"),
}
_WORDS_FROM = 530
"""From this width on, at 100 %, the buttons say what they do in words."""
_RESOLUTION_BESIDE = 44
_UNDO_FROM = 400
_LINK_FROM = 610
_TABLE_FROM = 320
_TABLE_BESIDE_WORDS_FROM = 566


class MinutesToolbar(QWidget):
    """Works on one surface.

    Signals:
        refused: A sentence: what was typed cannot be a link.
    """

    refused = Signal(str)

    def __init__(self, theme: Theme, surface: MinutesSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._surface = surface
        self._icons: dict[QToolButton, str] = {}
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.setAccessibleName("Writing")
        self.kinds = self._kinds()
        self.undo = self._button("undo-2", "Undo (Ctrl+Z)", surface.undo)
        self.redo = self._button("redo-2", "Redo (Ctrl+Shift+Z)", surface.redo)
        after_undo = self._divide()
        self.bold = self._button("bold", "Bold (Ctrl+B)", self._on_bold, is_switch=True)
        self.link = self._button("link", "Link (Ctrl+L)", self.ask_for_link, is_switch=True)
        self.points = self._button("list", "Lettered point (Ctrl+Shift+9)", self._on_points, is_switch=True)
        self.table = self._button("table", "Table", self._on_table)
        self._divide()
        self.resolution = self._button(
            "gavel", "Resolution (Ctrl+Shift+7)", self._on_resolution, is_switch=True, words="Resolution"
        )
        self.resolution.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.resolution.setMenu(self._verbs())
        self.resolution.setStyleSheet(
            "QToolButton { padding: 3px; }"
            "QToolButton::menu-button { border: none; background: transparent; width: 14px; }"
        )
        self.action = self._button(
            "square-check-big", "Action (Ctrl+Shift+8)", self._on_action, is_switch=True, words="Action"
        )
        self.exempt = self._button("lock", "Keep from the public", words="Exempt", is_switch=True)
        self.exempt.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.exempt.setMenu(QMenu(self))
        self.exempt.menu().aboutToShow.connect(self._on_exempt_menu)
        # What has keys everybody knows goes first where there is little room.
        self._gives_way = (
            (self.undo, _UNDO_FROM),
            (self.redo, _UNDO_FROM),
            (after_undo, _UNDO_FROM),
            (self.link, _LINK_FROM),
            (self.table, _TABLE_FROM),
        )
        self.link_line = LinkLine(self)
        self.link_line.entered.connect(self._on_link_entered)
        self.link_line.left.connect(self._back_to_the_text)
        self._lay_out()
        surface.cursorPositionChanged.connect(self._say)
        surface.edited.connect(self._say)
        surface.link_wanted.connect(self.ask_for_link)
        surface.document().undoAvailable.connect(self.undo.setEnabled)
        surface.document().redoAvailable.connect(self.redo.setEnabled)
        theme.changed.connect(self._on_theme_changed)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self._on_theme_changed()
        self._say()

    @Slot()
    def ask_for_link(self) -> None:
        """Ask for the address the words at the cursor are to lead to."""
        self._stack.setCurrentIndex(1)
        self.link_line.ask(self._surface.link)

    def resizeEvent(self, event: QResizeEvent) -> None:
        has_room = self.width() >= self._theme.px(_WORDS_FROM)
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_room else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for button in (self.resolution, self.action, self.exempt):
            button.setToolButtonStyle(style)
        # Qt leaves the arrow out of account once it is styled.
        words = self.resolution.fontMetrics().horizontalAdvance(self.resolution.text()) if has_room else 0
        self.resolution.setMinimumWidth(words + self._theme.px(_RESOLUTION_BESIDE))
        for widget, least in self._gives_way:
            widget.setVisible(self.width() >= self._theme.px(least))
        if has_room and self.width() < self._theme.px(_TABLE_BESIDE_WORDS_FROM):
            # Squeezed, the buttons would run into one another; “/table” puts one in as well.
            self.table.hide()
        super().resizeEvent(event)

    def _kinds(self) -> QComboBox:
        kinds = QComboBox(self)
        kinds.setAccessibleName("Kind of paragraph")
        kinds.setToolTip("Kind of paragraph (Ctrl+Shift+0, 1, 6, 7, 8, 9)")
        for kind, (words, keys) in _KINDS.items():
            kinds.addItem(words, kind.value)
            kinds.setItemData(kinds.count() - 1, keys, Qt.ItemDataRole.ToolTipRole)
        kinds.setFixedWidth(self._theme.px(114))
        kinds.activated.connect(self._on_kind_activated)
        self._row.addWidget(kinds)
        self._row.addSpacing(8)
        return kinds

    def _verbs(self) -> QMenu:
        menu = QMenu(self)
        for verb in Verb:
            menu.addAction(verb.value.upper()).setData(verb.value)
        menu.triggered.connect(self._on_verb)
        return menu

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        self._row.addStretch()
        buttons.setLayout(self._row)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(buttons)
        self._stack.addWidget(self.link_line)
        # The words on the buttons give way; the row itself never asks for more room than its icons take.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _divide(self) -> QFrame:
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.VLine)
        line.setProperty("hairline", True)
        line.setFixedSize(1, 20)
        self._row.addSpacing(3)
        self._row.addWidget(line)
        self._row.addSpacing(3)
        return line

    def _button(
        self,
        icon: str,
        name: str,
        slot: Callable[[], object] | None = None,
        *,
        is_switch: bool = False,
        words: str = "",
    ) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setText(words)
        button.setAccessibleName(name.partition(" (")[0])
        button.setCheckable(is_switch)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setStyleSheet("QToolButton { padding: 3px; }")
        if slot is not None:
            button.clicked.connect(slot)
        self._icons[button] = icon
        self._row.addWidget(button)
        return button

    @Slot()
    def _say(self) -> None:
        """Show what is so at the cursor."""
        surface = self._surface
        kind = surface.kind
        self.kinds.setCurrentIndex(max(self.kinds.findData(kind.value), 0))
        for button, is_on in (
            (self.bold, surface.is_bold),
            (self.link, bool(surface.link)),
            (self.points, kind is PieceKind.POINT),
            (self.resolution, kind is PieceKind.RESOLUTION),
            (self.action, kind is PieceKind.ACTION),
            (self.exempt, surface.is_exempt),
        ):
            if button.isChecked() is not is_on:
                button.setChecked(is_on)

    @Slot()
    def _back_to_the_text(self) -> None:
        self._stack.setCurrentIndex(0)
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    @Slot(int)
    def _on_kind_activated(self, place: int) -> None:
        kind = PieceKind(str(self.kinds.itemData(place)))
        if kind is not self._surface.kind:
            self._surface.set_kind(kind)
        self._back_to_the_text()

    @Slot()
    def _on_bold(self) -> None:
        self._surface.toggle_bold()
        self._back_to_the_text()

    @Slot()
    def _on_points(self) -> None:
        self._surface.set_kind(PieceKind.POINT)
        self._back_to_the_text()

    @Slot()
    def _on_resolution(self) -> None:
        self._surface.set_kind(PieceKind.RESOLUTION)
        self._back_to_the_text()

    @Slot(QAction)
    def _on_verb(self, action: QAction) -> None:
        self._surface.set_kind(PieceKind.RESOLUTION, Verb(str(action.data())))
        self._back_to_the_text()

    @Slot()
    def _on_action(self) -> None:
        self._surface.set_kind(PieceKind.ACTION)
        self._back_to_the_text()

    @Slot()
    def _on_exempt_menu(self) -> None:
        """Offer the paragraphs of Schedule 12A, those that are cited being ticked."""
        menu = self.exempt.menu()
        menu.clear()
        piece = self._surface.piece()
        cited = parse_paragraphs(piece.exempt_paragraphs) if piece else ()
        for number, words in PARAGRAPHS.items():
            action = menu.addAction(f"Paragraph &{number} – {words}")
            action.setCheckable(True)
            action.setChecked(number in cited)
            action.setData(number)
            action.toggled.connect(self._on_paragraph)
        menu.addSeparator()
        confidential = menu.addAction("&Confidential")
        confidential.setCheckable(True)
        confidential.setChecked(bool(piece and piece.is_confidential))
        confidential.toggled.connect(self._on_confidential)
        public = menu.addAction("&Public")
        public.setEnabled(bool(piece and piece.is_exempt))
        public.triggered.connect(self._on_public)

    @Slot()
    def _on_paragraph(self) -> None:
        cited = [
            int(action.data())
            for action in self.exempt.menu().actions()
            if action.data() is not None and action.isChecked()
        ]
        self._surface.change(self._surface.chosen_ids(), exempt_paragraphs=format_paragraphs(cited))
        self._back_to_the_text()

    @Slot(bool)
    def _on_confidential(self, is_on: bool) -> None:
        self._surface.change(self._surface.chosen_ids(), is_confidential=is_on)
        self._back_to_the_text()

    @Slot()
    def _on_public(self) -> None:
        self._surface.change(
            self._surface.chosen_ids(),
            exempt_paragraphs="",
            is_confidential=False,
            public_interest_reason="",
            public_summary="",
        )
        self._back_to_the_text()

    @Slot()
    def _on_table(self) -> None:
        """Put a table in; within one, offer what can be done to it."""
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

    @Slot(QAction)
    def _on_table_change(self, action: QAction) -> None:
        self._surface.change_table(str(action.data()))
        self._back_to_the_text()

    @Slot(str)
    def _on_link_entered(self, typed: str) -> None:
        target = typed_link(typed)
        if typed.strip() and not target:
            self.refused.emit(f"“{typed.strip()}” is no web or e-mail address.")
            return
        self._surface.set_link(target)
        self._back_to_the_text()

    @Slot()
    def _on_theme_changed(self) -> None:
        for button, icon in self._icons.items():
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
