"""The look of the board's papers: one colour, and the council's logo."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper import logos
from boardkeeper.kept_files import TakenFile
from ui.boards.fields import LineField
from ui.boards.reading import BoardReading
from ui.boards.section import FieldsSection
from ui.theme.contrast import TEXT_MINIMUM, contrast
from ui.theme.theme import Theme

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PAPER = "#ffffff"
_COLOUR_WIDTH = 200
_LOGO_BOX = QSize(240, 96)


class Swatch(QWidget):
    """A heading as the paper will print it: always black on white paper, whatever the window looks like."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = "#000000"
        self.setFixedHeight(theme.px(56))
        self.setMinimumWidth(theme.px(200))
        self.setAccessibleName("A heading in this colour")

    def show_colour(self, colour: str) -> None:
        """Print in this colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.colours.line))
            painter.setBrush(QColor(_PAPER))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.fillRect(
                theme.px(12), theme.px(12), theme.px(4), self.height() - theme.px(24), QColor(self._colour)
            )
            painter.setPen(QColor(self._colour))
            painter.setFont(theme.font(weight=theme.font().Weight.DemiBold))
            box = self.rect().adjusted(theme.px(28), 0, -theme.px(12), 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, "Agenda")


class LogoBox(QWidget):
    """The logo on white, as large as it fits."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: TakenFile | None = None
        self._picture = QPixmap()
        self.setFixedSize(_LOGO_BOX)

    def show_logo(self, file: TakenFile | None) -> None:
        """Show a logo, or room for one."""
        if file == self._file:
            return
        self._file = file
        self._picture = (
            _picture(file, _LOGO_BOX - QSize(24, 24), self.devicePixelRatioF()) if file else QPixmap()
        )
        self.setAccessibleName("The logo" if file else "No logo yet")
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether there is something to see."""
        return not self._picture.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.line))
            painter.setBrush(QColor(_PAPER if self._file else colours.sunken))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            if self._picture.isNull():
                painter.setPen(QColor(colours.muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "No logo yet")
                return
            size = self._picture.deviceIndependentSize()
            painter.drawPixmap(
                round((self.width() - size.width()) / 2),
                round((self.height() - size.height()) / 2),
                self._picture,
            )


class BrandingSection(FieldsSection):
    """Accent colour and logo.

    Signals:
        picture_wanted: A picture shall be chosen from the disk.
    """

    picture_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.accent = LineField("accent", "Accent colour", "#0b57a4")
        super().__init__(
            "Branding", (self.accent,), "Stands on the front of every paper of this board.", parent
        )
        self._board_id = ""
        self.accent.editor.setMaximumWidth(_COLOUR_WIDTH)
        self.swatch = Swatch(theme, self)
        self.pick_button = QPushButton("Pick…", self)
        self.pick_button.setAccessibleName("Pick the accent colour")
        self.pick_button.clicked.connect(self._on_pick)
        self.rows.add_editor("", _beside(self.swatch, self.pick_button, parent=self))
        self.logo = LogoBox(theme, self)
        self.choose_button = QPushButton("Choose…", self)
        self.choose_button.setAccessibleName("Choose the logo from a file")
        self.choose_button.clicked.connect(self.picture_wanted)
        self.remove_button = QPushButton("Remove", self)
        self.remove_button.setAccessibleName("Remove the logo")
        self.remove_button.clicked.connect(self._on_remove)
        buttons = QWidget(self)
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button in (self.choose_button, self.remove_button):
            column.addWidget(button)
        column.addStretch()
        self.rows.add_editor("Logo", _beside(self.logo, buttons, parent=self))
        hint = QLabel(
            "PNG or SVG, best with a white or no ground. A file can be dropped on this page, too.", self
        )
        hint.setProperty("rank", "muted")
        hint.setWordWrap(True)
        self.rows.add_editor(" ", hint)
        self.accent.editor.textChanged.connect(self._on_colour_typed)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        super().show_reading(reading, is_other=is_other)
        self._show_colour(reading.board.accent)
        self.logo.show_logo(reading.logo)
        self.remove_button.setEnabled(reading.logo is not None)

    def _show_colour(self, colour: str) -> None:
        self.swatch.show_colour(colour)
        ratio = contrast(colour, _PAPER)
        if ratio >= TEXT_MINIMUM:
            self.accent.hint(f"Reads well on white paper: contrast {ratio:.1f} to 1.")
        else:
            self.accent.hint(
                f"Too pale for words on white paper: contrast {ratio:.1f} to 1, "
                f"where {TEXT_MINIMUM:.1f} is needed. Choose a darker one."
            )

    @Slot()
    def _on_colour_typed(self) -> None:
        written = str(self.accent.editor.property("text")).strip()
        if _COLOUR.fullmatch(written):
            self._show_colour(written)

    @Slot()
    def _on_pick(self) -> None:
        start = QColor(str(self.accent.editor.property("text")))
        chosen = QColorDialog.getColor(start, self, "Accent colour")
        if chosen.isValid():
            self.committed.emit(self.accent, chosen.name())

    @Slot()
    def _on_remove(self) -> None:
        self.ask("Logo removed.", logos.remove_logo, self._board_id)


def _picture(file: TakenFile, room: QSize, ratio: float) -> QPixmap:
    """The picture as large as the room, never larger than twice its own size."""
    if file.media_type == "image/svg+xml":
        drawing = QSvgRenderer(QByteArray(file.content))
        size = drawing.defaultSize().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if not drawing.isValid() or size.isEmpty():
            return QPixmap()
        picture = QPixmap(size * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            drawing.render(painter)
    else:
        image = QImage.fromData(QByteArray(file.content))
        if image.isNull():
            return QPixmap()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(image.scaled(room * ratio, keep, smooth))
    picture.setDevicePixelRatio(ratio)
    return picture


def _beside(*widgets: QWidget, parent: QWidget) -> QWidget:
    both = QWidget(parent)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch()
    return both
