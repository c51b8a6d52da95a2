"""Pictures of the pack's pages, one below the other or as an open book; only those in view are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
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

from ui.meetings.pack.laid_out import LaidOutPages, is_same_edition
from ui.meetings.pack.page_layout import LABEL, MARGIN, Fit, PageLayout, lay_out
from ui.page import Workplace

if TYPE_CHECKING:
    from boardkeeper.render.pages import PagePicture

_MOST_KEPT = 24
_MOST_AT_ONCE = 2
_POINTS_PER_INCH = 72
_SCALES = (0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class _Drawn:
    pack: LaidOutPages
    index: int
    dpi: float
    picture: PagePicture


@dataclass(frozen=True, slots=True)
class _Kept:
    """A picture and what it is of: a page that looks alike at the same size needs no other."""

    image: QImage
    dpi: float
    look: object


def _draw(pack: LaidOutPages, index: int, dpi: float, **_watched_by: object) -> _Drawn:
    return _Drawn(pack, index, dpi, pack.picture(index, dpi))


class PagesView(QAbstractScrollArea):
    """Shows the pages of a pack or of a minute book.

    Zoom by buttons, + and −, 0 (as wide as the view), 9 (the whole page), or Ctrl and the wheel; 2 puts two pages side by
    side, 1 one below the other again.

    Signals:
        zoomed: The scale changed, in per cent of the paper's size.
        moved: The page in the middle of the view is another, counted from 0.
        spread_changed: Whether two pages stand side by side.
    """

    zoomed = Signal(int)
    moved = Signal(int)
    spread_changed = Signal(bool)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pack: LaidOutPages | None = None
        self._images: dict[int, _Kept] = {}
        self._in_flight: set[int] = set()
        self._layout = PageLayout()
        self._wanted_scale: float | Fit = Fit.WIDTH
        self._page = 0
        self.is_spread = False
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
        """The pages whose pictures are there and show the pack as it is."""
        return frozenset(index for index in self._images if self._is_drawn(index))

    @property
    def scale(self) -> float:
        """Pixels for a point of an upright page."""
        return self._layout.scale

    @property
    def fitted(self) -> Fit | None:
        """How pages are fitted into the view; None while a size was chosen."""
        return self._wanted_scale if isinstance(self._wanted_scale, Fit) else None

    def show_pack(self, pack: LaidOutPages | None) -> None:
        """Show a pack, staying where one was reading; old pictures of the same edition stand until drawn anew."""
        old, self._pack = self._pack, pack
        is_same = pack is not None and old is not None and old.meeting_id == pack.meeting_id
        place = self._place() if is_same else None
        if not is_same:
            self._images.clear()
            self.verticalScrollBar().setValue(0)
        elif pack is not None and old is not None and not is_same_edition(old, pack):
            self._images = {index: kept for index, kept in self._images.items() if self._is_drawn(index)}
        self._lay_out()
        if place is not None:
            self._return_to(*place)

    @Slot(int)
    def go_to(self, index: int) -> None:
        """Bring a page to the top."""
        if 0 <= index < len(self._layout.sizes):
            self.verticalScrollBar().setValue(round(self._layout.place(index).top - MARGIN / 2))
            self._turn_to(index)

    def zoom_by(self, steps: int) -> None:
        """Go up or down the steps of the zoom."""
        now = self.scale
        if steps > 0:
            self.set_scale(next((scale for scale in _SCALES if scale > now * 1.02), _SCALES[-1]))
        else:
            self.set_scale(next((scale for scale in reversed(_SCALES) if scale < now * 0.98), _SCALES[0]))

    def fit(self, fit: Fit = Fit.WIDTH) -> None:
        """Make the pages as wide as the view, or show them whole, and keep them so."""
        self.set_scale(fit)

    def set_scale(self, scale: float | Fit) -> None:
        """Show pages at a scale, 1.0 for their size in points, or fitted into the view."""
        page = self._page
        self._wanted_scale = scale
        self._lay_out()
        self.go_to(page)

    @Slot(bool)
    def set_spread(self, is_spread: bool) -> None:
        """Put two pages side by side, as they lie open when both sides are printed."""
        if is_spread != self.is_spread:
            page = self._page
            self.is_spread = is_spread
            self._lay_out()
            self.go_to(page)
            self.spread_changed.emit(is_spread)

    def is_in_view(self, index: int) -> bool:
        """Whether something of a page is seen."""
        return index in self._visible()

    def bring_into_view(self, index: int, height: float, above: int = 24, below: int = 80) -> None:
        """Scroll so that a height on a page, in points from its top, is seen; not at all where it is seen already."""
        place = self._layout.place(index)
        top = place.top + height * place.scale
        bar = self.verticalScrollBar()
        if not bar.value() + above <= top <= bar.value() + self.viewport().height() - below:
            bar.setValue(round(top - self.viewport().height() / 3))
        self._turn_to(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0 if is_plain:
                self.fit()
            case Qt.Key.Key_9 if is_plain:
                self.fit(Fit.PAGE)
            case Qt.Key.Key_1 if is_plain:
                self.set_spread(False)
            case Qt.Key.Key_2 if is_plain:
                self.set_spread(True)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._layout.sizes) - 1)
                bar.setValue(bar.maximum())
                self._turn_to(max(len(self._layout.sizes) - 1, 0))
            case Qt.Key.Key_PageDown if is_plain:
                self._turn(1)
            case Qt.Key.Key_PageUp if is_plain:
                self._turn(-1)
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
        place = self._place()
        self._lay_out()
        if place is not None and self.fitted is not None:
            self._return_to(*place)

    def sizeHint(self) -> QSize:
        return QSize(560, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._workplace.theme.colours
        with QPainter(self.viewport()) as painter:
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
        kept = self._images.get(index)
        # Paper is white in both palettes: what is shown is what will be printed.
        painter.fillRect(box, Qt.GlobalColor.white)
        if kept is not None:
            painter.drawImage(box, kept.image)
        painter.setPen(QColor(theme.colours.line if not theme.colours.is_dark else theme.colours.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        is_here = index == self._page
        painter.setFont(theme.font(weight=QFont.Weight.Medium if is_here else QFont.Weight.Normal))
        painter.setPen(QColor(theme.colours.text if is_here and self.is_spread else theme.colours.muted))
        below = QRectF(box.left() - MARGIN, box.bottom(), box.width() + 2 * MARGIN, LABEL)
        words = self.words_of(pack, index)
        if painter.fontMetrics().horizontalAdvance(words) > below.width():
            words = words.partition("  ")[0]
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)

    @staticmethod
    def words_of(pack: LaidOutPages, index: int) -> str:
        """What stands below a page."""
        label = pack.labels[index]
        named = f"Page {label}" if label else "Unnumbered page"
        return f"{named}  ·  sheet {index + 1} of {len(pack.sizes)}"

    def _box(self, _pack: LaidOutPages, index: int) -> QRectF:
        place = self._layout.place(index)
        left = place.left - self.horizontalScrollBar().value()
        return QRectF(left, place.top - self.verticalScrollBar().value(), place.width, place.height)

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _scale_at(self, index: int) -> float:
        """Pixels for a point of a page."""
        return self._layout.place(index).scale

    def _place(self) -> tuple[int, float] | None:
        """The page that is looked at, and how far its top is above the view's, in points."""
        if self._page >= len(self._layout.sizes):
            return None
        place = self._layout.place(self._page)
        return self._page, (self.verticalScrollBar().value() - place.top) / place.scale

    def _return_to(self, index: int, height: float) -> None:
        if self._layout.sizes:
            place = self._layout.place(min(index, len(self._layout.sizes) - 1))
            self.verticalScrollBar().setValue(round(place.top + height * place.scale))

    def _turn(self, by: int) -> None:
        """Go to the next row of pages, or the one before."""
        if self._layout.sizes:
            row = self._layout.row_of(self._page)
            self.go_to(max(row[-1] + 1 if by > 0 else row[0] - 1, 0))

    def _lay_out(self) -> None:
        view = self.viewport()
        sizes = self._pack.sizes if self._pack is not None else ()
        # Room for the scroll bar is always left: else it would come, make the pages smaller, and so go again.
        room = self.maximumViewportSize()
        wide = room.width() - self.verticalScrollBar().sizeHint().width()
        self._layout = lay_out(sizes, (wide, room.height()), self._wanted_scale, is_spread=self.is_spread)
        layout = self._layout
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().setRange(0, max(round(layout.height) - view.height(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(round(layout.width) - view.width(), 0))
        if sizes:
            self.zoomed.emit(round(self.scale * 100))
        self._on_scrolled()

    @Slot()
    def _on_scrolled(self) -> None:
        visible = self._visible()
        if visible:
            middle = self.verticalScrollBar().value() + self.viewport().height() / 3
            place = self._layout.place
            page = max((index for index in visible if place(index).top <= middle), default=visible[0])
            # Of two pages side by side the one that was meant stays meant.
            if self._page not in self._layout.row_of(page):
                self._turn_to(self._layout.row_of(page)[0])
            elif self._pack is not None:
                self.setAccessibleDescription(self.words_of(self._pack, self._page))
        self.viewport().update()
        self._ask_for_pictures()

    def _turn_to(self, page: int) -> None:
        """Say that another page is looked at."""
        if page != self._page:
            self._page = page
            self.moved.emit(page)
            self.viewport().update()
        if self._pack is not None:
            self.setAccessibleDescription(self.words_of(self._pack, page))

    def _dpi_of(self, index: int) -> float:
        return round(self._scale_at(index) * _POINTS_PER_INCH * self.devicePixelRatioF(), 2)

    def _is_drawn(self, index: int) -> bool:
        kept, pack = self._images.get(index), self._pack
        return (
            kept is not None
            and pack is not None
            and index < len(pack.sizes)
            and kept.look == pack.looks(index)
        )

    def _is_right(self, index: int) -> bool:
        return self._is_drawn(index) and self._images[index].dpi == self._dpi_of(index)

    def _ask_for_pictures(self) -> None:
        pack = self._pack
        if pack is None:
            return
        for index in self._visible():
            if len(self._in_flight) >= _MOST_AT_ONCE:
                return
            if index not in self._in_flight and not self._is_right(index):
                self._in_flight.add(index)
                self._workplace.tasks.run(
                    f"Drawing page {pack.labels[index] or index + 1}",
                    _draw,
                    pack,
                    index,
                    self._dpi_of(index),
                    on_done=self._on_drawn,
                    is_quiet=True,
                )

    def _on_drawn(self, drawn: _Drawn) -> None:
        self._in_flight.discard(drawn.index)
        if self._pack is not None and is_same_edition(drawn.pack, self._pack):
            picture = drawn.picture
            image = QImage(
                picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888
            ).copy()
            self._images[drawn.index] = _Kept(image, drawn.dpi, drawn.pack.looks(drawn.index))
            self._forget_far_ones()
        self.viewport().update()
        self._ask_for_pictures()

    def _forget_far_ones(self) -> None:
        while len(self._images) > _MOST_KEPT:
            del self._images[max(self._images, key=lambda index: abs(index - self._page))]
