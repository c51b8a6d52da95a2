"""The six steps of a meeting across its top, each saying what is there or missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_MARK_FROM = 96
"""A narrower step leaves its mark out: the words say the same."""


class Step(StrEnum):
    """The steps, in their order."""

    AGENDA = "Agenda"
    PAPERS = "Papers"
    PACK = "Pack"
    MEETING = "Meeting"
    MINUTES = "Minutes"
    FOLLOW_UP = "Follow-up"


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step says under its name; good means done, warning means something is missing."""

    text: str
    tone: Tone = Tone.NEUTRAL


class StepButton(QAbstractButton):
    """One step: a mark, its name and its fact."""

    def __init__(self, theme: Theme, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self._theme = theme
        self._words = StepWords("")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: StepWords) -> None:
        """Say another fact."""
        self._words = words
        self.setAccessibleName(f"{self.step.value}: {words.text}")
        self.setToolTip(f"{self.step.value}: {words.text}")
        self.update()

    @property
    def words(self) -> StepWords:
        """What the step says."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(112), self._theme.px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(64), self._theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self.rect()
            if self.underMouse():
                painter.fillRect(box, QColor(colours.hover))
            if self.isChecked():
                painter.fillRect(box.left(), box.bottom() - 2, box.width(), 3, QColor(colours.accent))
            has_mark = box.width() >= theme.px(_MARK_FROM)
            space = box.adjusted(theme.px(8), theme.px(8), -theme.px(2), -theme.px(8))
            ink = theme.ink(self._words.tone)
            radius = theme.px(4)
            name_font = theme.font(weight=QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
            height = QFontMetrics(name_font).height()
            middle = QPointF(space.left() + radius, space.top() + height / 2)
            painter.setPen(QPen(QColor(ink.mark), 1.6))
            painter.setBrush(
                QColor(ink.mark) if self._words.tone is not Tone.NEUTRAL else Qt.BrushStyle.NoBrush
            )
            if has_mark:
                painter.drawEllipse(middle, radius, radius)
            painter.setFont(name_font)
            painter.setPen(QColor(colours.accent if self.isChecked() else colours.text))
            beside = theme.px(14) if has_mark else 0
            name_box = QRect(space.left() + beside, space.top(), space.width() - beside, height)
            name = painter.fontMetrics().elidedText(
                self.step.value, Qt.TextElideMode.ElideRight, name_box.width()
            )
            painter.drawText(name_box, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(theme.font())
            painter.setPen(
                QColor(colours.muted if self._words.tone in {Tone.NEUTRAL, Tone.GOOD} else ink.text)
            )
            fact_box = QRect(space.left(), space.bottom() - height + 1, space.width(), height)
            fact = painter.fontMetrics().elidedText(
                self._words.text, Qt.TextElideMode.ElideRight, fact_box.width()
            )
            painter.drawText(fact_box, Qt.AlignmentFlag.AlignVCenter, fact)
            if self.hasFocus():
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 4, 4)


class Stepper(QWidget):
    """The row of steps; ← and → go along it.

    Signals:
        chosen: The step that is shown now.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, steps: Sequence[Step] = tuple(Step)
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Steps of the meeting")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        self.buttons = {step: StepButton(theme, step, self) for step in steps}
        for button in self.buttons.values():
            self._group.addButton(button)
            row.addWidget(button, 1)
        self._group.buttonClicked.connect(self._on_button_clicked)

    @property
    def current(self) -> Step:
        """The step that is shown."""
        button = self._group.checkedButton()
        return button.step if isinstance(button, StepButton) else Step.AGENDA

    def choose(self, step: Step) -> None:
        """Show a step."""
        self.buttons[step].setChecked(True)
        self.chosen.emit(step)

    def step_by(self, by: int) -> None:
        """Go so many steps on or back."""
        steps = list(self.buttons)
        place = steps.index(self.current) + by
        if 0 <= place < len(steps):
            self.choose(steps[place])

    def say(self, step: Step, words: StepWords) -> None:
        """Say what is there or missing at a step."""
        self.buttons[step].say(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step_by(1 if event.key() == Qt.Key.Key_Right else -1)
            self.buttons[self.current].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @Slot(QAbstractButton)
    def _on_button_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, StepButton):
            self.chosen.emit(button.step)
