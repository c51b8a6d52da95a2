"""The line above a table when there is too little room: what does not fit goes to the next line, nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FilterLayout(QLayout):
    """A field, chips, and what stands at the right end.

    All in one line when they fit; else the field and the right end keep the first line and the chips flow below.

    Args:
        field: What may grow; it knows its least and its greatest width.
        parent: Whose layout it is.
    """

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._at_right: list[QWidget] = []
        self.addWidget(field)

    def add_at_right(self, widget: QWidget) -> None:
        """Put something at the right end of the first line."""
        self._at_right.append(widget)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_meant=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_meant=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        field, chips, right = self._parts()
        margins = self.contentsMargins()
        first = field.minimumSize().width() + sum(self.spacing() + item.sizeHint().width() for item in right)
        widest = max((item.sizeHint().width() for item in chips), default=0)
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(
            max(first, widest) + margins.left() + margins.right(),
            height + margins.top() + margins.bottom(),
        )

    def _parts(self) -> tuple[QLayoutItem, list[QLayoutItem], list[QLayoutItem]]:
        field, *others = self._items
        shown = [item for item in others if not item.isEmpty()]
        right = [item for item in shown if item.widget() in self._at_right]
        return field, [item for item in shown if item not in right], right

    def _arrange(self, rect: QRect, *, is_meant: bool) -> int:
        """Lay everything out in `rect`, or only measure; answers the height needed."""
        field, chips, right = self._parts()
        gap = self.spacing()
        inside = rect.marginsRemoved(self.contentsMargins())
        line = max(item.sizeHint().height() for item in self._items)
        of_right = sum(gap + item.sizeHint().width() for item in right)
        of_chips = sum(gap + item.sizeHint().width() for item in chips)
        is_one_line = field.minimumSize().width() + of_chips + of_right <= inside.width()
        left = inside.width() - of_right - (of_chips if is_one_line else 0)
        field_width = min(field.maximumSize().width(), max(left, field.minimumSize().width()))
        places = [(field, QRect(inside.left(), inside.top(), field_width, line))]
        x, y = inside.left() + (field_width + gap if is_one_line else 0), inside.top()
        if chips and not is_one_line:
            y += line + gap
        for item in chips:
            width = item.sizeHint().width()
            if x > inside.left() and x + width > inside.left() + inside.width() and not is_one_line:
                x, y = inside.left(), y + line + gap
            places.append((item, QRect(x, y, width, line)))
            x += width + gap
        x = inside.left() + inside.width()
        for item in reversed(right):
            width = item.sizeHint().width()
            places.append((item, QRect(x - width, inside.top(), width, line)))
            x -= width + gap
        if is_meant:
            for item, place in places:
                item.setGeometry(_centred(item, place))
        margins = self.contentsMargins()
        return y + line - inside.top() + margins.top() + margins.bottom()


def _centred(item: QLayoutItem, place: QRect) -> QRect:
    height = min(item.sizeHint().height(), place.height())
    return QRect(place.left(), place.top() + (place.height() - height) // 2, place.width(), height)
