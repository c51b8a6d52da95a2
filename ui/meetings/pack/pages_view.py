"""Pictures of the pack's pages, one below the other; only those in view are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.meetings.pack.builder import PageSize
from ui.page import Workplace

if TYPE_CHECKING:
    from boardkeeper.render.pages import PagePicture

_MARGIN = 24
_LABEL = 28
_MOST_KEPT = 24
_MOST_AT_ONCE = 2
_POINTS_PER_INCH = 72
_SCALES = (0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0)


class BuiltPages(Protocol):
    """A finished PDF and what is printed on its pages."""

    @property
    def pdf(self) -> bytes: ...
    @property
    def labels(self) -> tuple[str, ...]: ...


class LaidOutPages(Protocol):
    """Pages that can be looked at: a pack, or a minute book. `meeting_id` tells whose they are."""

    @property
    def meeting_id(self) -> str: ...
    @property
    def built(self) -> BuiltPages: ...
    @property
    def sizes(self) -> tuple[PageSize, ...]: ...


@dataclass(frozen=True, slots=True)
class _Drawn:
    pack: LaidOutPages
    index: int
    dpi: float
    picture: PagePicture


def _draw(pack: LaidOutPages, index: int, dpi: float, **_watched_by: object) -> _Drawn:
    # The document is opened for each page: that takes a millisecond, and no open file outlives its view.
    from boardkeeper.render.pages import page_picture

    return _Drawn(pack, index, dpi, page_picture(pack.built.pdf, index, dpi))


class PagesView(QAbstractScrollArea):
    """Shows the pages of a pack or of a minute book; zoom by buttons, +, −, 0 or Ctrl and the wheel.

    Signals:
        zoomed: The scale changed, in per cent of the paper's size.
        moved: The page in the middle of the view is another, counted from 0.
    """

    zoomed = Signal(int)
    moved = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pack: LaidOutPages | None = None
        self._images: dict[int, tuple[QImage, float, LaidOutPages]] = {}
        self._in_flight: set[int] = set()
        self._tops: list[float] = []
        self._scale: float | None = None
        self._page = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the pack")
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        workplace.theme.changed.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The page that is looked at, counted from 0."""
        return self._page

    @property
    def drawn_pages(self) -> frozenset[int]:
        """The pages of the present pack whose pictures are there."""
        return frozenset(index for index, (_, _, pack) in self._images.items() if pack is self._pack)

    @property
    def scale(self) -> float:
        """Pixels for a point of an upright page."""
        return self._scale if self._scale is not None else self._fitting_scale()

    def show_pack(self, pack: LaidOutPages | None) -> None:
        """Show a pack, staying where one was reading; the old pictures stand until the new ones are drawn."""
        old, self._pack = self._pack, pack
        if pack is None or (old is not None and old.meeting_id != pack.meeting_id):
            self._images.clear()
            self.verticalScrollBar().setValue(0)
        self._lay_out()

    def go_to(self, index: int) -> None:
        """Bring a page to the top."""
        if 0 <= index < len(self._tops):
            self.verticalScrollBar().setValue(round(self._tops[index] - _MARGIN / 2))

    def zoom_by(self, steps: int) -> None:
        """Go up or down the steps of the zoom."""
        now = self.scale
        if steps > 0:
            self._set_scale(next((scale for scale in _SCALES if scale > now * 1.02), _SCALES[-1]))
        else:
            self._set_scale(next((scale for scale in reversed(_SCALES) if scale < now * 0.98), _SCALES[0]))

    def fit(self) -> None:
        """Make the pages as wide as the view, and keep them so."""
        self._set_scale(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown if event.modifiers() is Qt.KeyboardModifier.NoModifier:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp if event.modifiers() is Qt.KeyboardModifier.NoModifier:
                self.go_to(max(self._page - 1, 0))
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._workplace.theme.colours
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(colours.sunken))
        if self._pack is None:
            return
        for index in self._visible():
            self._paint_page(painter, self._pack, index)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_page(self, painter: QPainter, pack: LaidOutPages, index: int) -> None:
        theme = self._workplace.theme
        box = self._box(pack, index)
        image = self._images.get(index)
        # Paper is white in both palettes: what is shown is what will be printed.
        painter.fillRect(box, Qt.GlobalColor.white)
        if image is not None:
            painter.drawImage(box, image[0])
        painter.setPen(QColor(theme.colours.line if not theme.colours.is_dark else theme.colours.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setFont(
            theme.font(weight=QFont.Weight.Medium if index == self._page else QFont.Weight.Normal)
        )
        painter.setPen(QColor(theme.colours.muted))
        below = QRectF(0, box.bottom(), max(self.viewport().width(), box.right()), _LABEL)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.words_of(pack, index))

    @staticmethod
    def words_of(pack: LaidOutPages, index: int) -> str:
        """What stands below a page."""
        label = pack.built.labels[index]
        named = f"Page {label}" if label else "Unnumbered page"
        return f"{named}  ·  sheet {index + 1} of {len(pack.sizes)}"

    def _box(self, pack: LaidOutPages, index: int) -> QRectF:
        size = pack.sizes[index]
        scale = self._scale_of(size)
        width, height = size.width * scale, size.height * scale
        left = max((self.viewport().width() - width) / 2, _MARGIN / 2) - self.horizontalScrollBar().value()
        return QRectF(left, self._tops[index] - self.verticalScrollBar().value(), width, height)

    def _visible(self) -> range:
        if self._pack is None or not self._tops:
            return range(0)
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        sizes = self._pack.sizes
        shown = [
            index
            for index, page_top in enumerate(self._tops)
            if page_top < bottom and page_top + self._height_of(sizes[index]) > top
        ]
        return range(shown[0], shown[-1] + 1) if shown else range(0)

    def _fitting_scale(self) -> float:
        if self._pack is None:
            return 1.0
        return self._fit_to(min(size.width for size in self._pack.sizes))

    def _fit_to(self, width: float) -> float:
        return max((self.viewport().width() - 2 * _MARGIN) / width, 0.1)

    def _scale_of(self, size: PageSize) -> float:
        """While pages are kept as wide as the view, a page on its side is made to fit as well."""
        return self._scale if self._scale is not None else min(self.scale, self._fit_to(size.width))

    def _set_scale(self, scale: float | None) -> None:
        page = self._page
        self._scale = scale
        self._lay_out()
        self.go_to(page)
        self.zoomed.emit(round(self.scale * 100))

    def _lay_out(self) -> None:
        self._tops = []
        if self._pack is None:
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        top = float(_MARGIN)
        for size in self._pack.sizes:
            self._tops.append(top)
            top += self._height_of(size) + _MARGIN / 2
        view = self.viewport()
        widest = max(size.width * self._scale_of(size) for size in self._pack.sizes) + _MARGIN
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().setRange(0, max(round(top) - view.height(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(round(widest) - view.width(), 0))
        self.zoomed.emit(round(self.scale * 100))
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        visible = self._visible()
        if visible:
            middle = self.verticalScrollBar().value() + self.viewport().height() / 3
            page = max((index for index in visible if self._tops[index] <= middle), default=visible[0])
            if page != self._page:
                self._page = page
                self.moved.emit(page)
            if self._pack is not None:
                self.setAccessibleDescription(self.words_of(self._pack, page))
        self.viewport().update()
        self._ask_for_pictures()

    def _height_of(self, size: PageSize) -> float:
        """Of a page with its label."""
        return size.height * self._scale_of(size) + _LABEL

    def _dpi_of(self, size: PageSize) -> float:
        return round(self._scale_of(size) * _POINTS_PER_INCH * self.devicePixelRatioF(), 2)

    def _ask_for_pictures(self) -> None:
        pack = self._pack
        if pack is None:
            return
        for index in self._visible():
            dpi = self._dpi_of(pack.sizes[index])
            if len(self._in_flight) >= _MOST_AT_ONCE:
                return
            image = self._images.get(index)
            is_right = image is not None and image[1] == dpi and image[2] is pack
            if not is_right and index not in self._in_flight:
                self._in_flight.add(index)
                self._workplace.tasks.run(
                    f"Drawing page {pack.built.labels[index] or index + 1}",
                    _draw,
                    pack,
                    index,
                    dpi,
                    on_done=self._on_drawn,
                )

    def _on_drawn(self, drawn: _Drawn) -> None:
        self._in_flight.discard(drawn.index)
        if self._pack is not None and drawn.pack.meeting_id == self._pack.meeting_id:
            picture = drawn.picture
            image = QImage(
                picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888
            ).copy()
            self._images[drawn.index] = (image, drawn.dpi, drawn.pack)
            self._forget_far_ones()
        self.viewport().update()
        self._ask_for_pictures()

    def _forget_far_ones(self) -> None:
        while len(self._images) > _MOST_KEPT:
            del self._images[max(self._images, key=self._distance)]

    def _distance(self, index: int) -> int:
        return abs(index - self._page)
