"""What was done, said at the foot of the page, with Undo in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.shell.shadow import paint_shadow
from ui.theme.theme import Theme

TOAST_MILLISECONDS = 8_000
_MARGIN = 16


class Toast(QWidget):
    """One sentence over the page; it goes by itself, but not while the mouse or the keyboard is on it.

    Signals:
        undo_asked: Undo was pressed.
    """

    undo_asked = Signal()

    def __init__(self, theme: Theme, over: QWidget, foot: Callable[[], int] | None = None) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._foot = foot
        frame = self._frame = QFrame(self)
        frame.setObjectName("toast")
        self._label = QLabel(frame)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._undo = QPushButton("Undo", frame)
        self._undo.setAccessibleName("Undo what was done")
        self._undo.clicked.connect(self._on_undo_clicked)
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(16, 8, 8, 8)
        inner.setSpacing(8)
        inner.addWidget(self._label)
        inner.addWidget(self._undo)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        outer.addWidget(frame)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MILLISECONDS)
        self._timer.timeout.connect(self._on_timeout)
        over.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said."""
        return self._label.text()

    def say(self, sentence: str, *, can_undo: bool) -> None:
        """Show a sentence; a second one takes the place of the first."""
        self._label.setText(sentence)
        self._undo.setVisible(can_undo)
        self.setAccessibleName(sentence)
        self._settle()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_shadow(painter, self.rect(), _MARGIN, self._theme.px(8), self._theme.colours.is_dark)

    def _settle(self) -> None:
        self.ensurePolished()
        # While it is shown, the frame would tell of its new words only later, and keep the width of the old ones.
        self._frame.updateGeometry()
        self.adjustSize()
        room = self._over.rect()
        left = (room.width() - self.width()) // 2
        foot = self._foot() if self._foot is not None else 0
        self.move(max(0, left), room.height() - foot - self.height() + (_MARGIN if foot else -8))

    @Slot()
    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_asked.emit()

    @Slot()
    def _on_timeout(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()
