"""The remarks on the pages of a pack: those on the page in front, and those whose passage is nowhere any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper import remarks
from boardkeeper.remarks import RemarkAbout, RemarkView, place_on_pages
from ui.meetings.pack.marked_pages import MarkedPages, Picked
from ui.operations import Changes
from ui.page import Place, Workplace
from ui.panes import SectionHeader
from ui.remarks.entry import RemarkEntry
from ui.remarks.thread import RemarksBox, Target

if TYPE_CHECKING:
    from ui.meetings.pack.laid_out import LaidOutPack


_INDENT = 8
"""So the headings of the column stand under each other."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Remarks by the page they stand on in one pack; None gathers those that have lost their place."""

    pack: LaidOutPack
    on_pages: Mapping[int | None, tuple[RemarkView, ...]]


def _place_all(pack: LaidOutPack, views: Sequence[RemarkView], **_watched_by: object) -> _Placed:
    texts = [pack.text(index) for index in range(len(pack.sizes))] if views else []
    found: dict[int | None, list[RemarkView]] = {}
    for view in views:
        place = place_on_pages(view.anchor, view.page, texts, own_pages(pack, view.about_id))
        found.setdefault(place.index if place else None, []).append(view)
    return _Placed(pack, {page: tuple(there) for page, there in found.items()})


def own_pages(pack: LaidOutPack, item_id: str) -> range | None:
    """The pages of an item’s paper in a pack; None when it has none there."""
    for section in pack.sections:
        if section.key == f"item-{item_id}":
            return range(section.first_index, section.first_index + section.pages)
    return None


def item_of_page(pack: LaidOutPack, index: int) -> str:
    """The agenda item whose paper a page is of; the meeting for a page of none."""
    for section in pack.sections:
        own = range(section.first_index, section.first_index + section.pages + section.leaves)
        if section.key.startswith("item-") and index in own:
            return section.key.removeprefix("item-")
    return pack.meeting_id


class PackRemarks(QWidget):
    """Stands beside the pages of a pack and keeps their marks.

    Args:
        workplace: What the page works with.
        pages: The pages, on which passages are marked.
        parent: Who owns it.
    """

    def __init__(self, workplace: Workplace, pages: MarkedPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pages = pages
        self._pack: LaidOutPack | None = None
        self.placed: Mapping[int | None, tuple[RemarkView, ...]] = {}
        self.box = RemarksBox(workplace, self, indent=_INDENT)
        self.lost_header = SectionHeader("Lost their place", self)
        self._lost = QWidget(self)
        for widget in (self.lost_header, self._lost):
            widget.setContentsMargins(_INDENT, 0, _INDENT, 0)
        self._lost_list = QVBoxLayout(self._lost)
        self._lost_list.setContentsMargins(0, 0, 0, 0)
        self._lost_list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.box, self.lost_header, self._lost):
            column.addWidget(widget)
        pages.turned.connect(self.show_pack)
        pages.picked.connect(self._on_picked)
        pages.remark_wanted.connect(self.begin)
        self.box.added.connect(self._on_left)
        self.box.left.connect(self._on_left)
        workplace.operations.changed.connect(self._on_changed)
        self._show_lost(())
        self.hide()

    @Slot(object)
    def show_pack(self, pack: LaidOutPack | None) -> None:
        """Turn to a pack that was laid out; None while there is none."""
        if pack is self._pack:
            return
        self._pack = pack
        self.setVisible(pack is not None)
        self.placed = {}
        self._pages.show_remarks({})
        self._read()

    @Slot()
    def begin(self) -> None:
        """Put the cursor where a remark on what is marked is written."""
        if self._pack is not None:
            self._show_target()
            self.box.begin()

    def _read(self) -> None:
        if self._pack is not None:
            self._workplace.operations.run(
                None, remarks.remarks_on_pages, self._pack.meeting_id, on_done=self._on_read, origin=self
            )

    def _on_read(self, views: tuple[RemarkView, ...]) -> None:
        if self._pack is None:
            return
        if not views:
            self._on_placed(_Placed(self._pack, {}))
            return
        self._workplace.tasks.run(
            "Finding the places of remarks", _place_all, self._pack, views, on_done=self._on_placed
        )

    def _on_placed(self, placed: _Placed) -> None:
        if placed.pack is not self._pack:
            return
        self.placed = placed.on_pages
        self._pages.show_remarks({page: there for page, there in placed.on_pages.items() if page is not None})
        self._show_lost(placed.on_pages.get(None, ()))
        self._show_target()

    @Slot(object)
    def _on_picked(self, _picked: Picked | None) -> None:
        self._show_target()

    def _show_target(self) -> None:
        picked = self._pages.marked
        if self._pack is None or picked is None:
            self.box.show_target(None)
            return
        item = item_of_page(self._pack, picked.index)
        target = Target(RemarkAbout.PAGE, item, picked.anchor, picked.index + 1)
        here = {view.id for view in self.placed.get(picked.index, ())}
        self.box.show_target(target, lambda view: view.id in here)
        label = self._pack.labels[picked.index]
        page = f"page {label}" if label else f"sheet {picked.index + 1}"
        self.box.say_hint(
            f"On the words you marked on {page}. Escape means the whole page."
            if picked.anchor.quote
            else f"On {page} as a whole. Click a paragraph, or Alt+↓, to mark it."
        )

    def _show_lost(self, views: Sequence[RemarkView]) -> None:
        while (item := self._lost_list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for view in views:
            entry = RemarkEntry(view, self._workplace, self._lost)
            entry.answer_wanted.connect(self._on_answer_wanted)
            self._lost_list.addWidget(entry)
        self.lost_header.setVisible(bool(views))
        self._lost.setVisible(bool(views))

    @Slot(object)
    def _on_answer_wanted(self, view: RemarkView) -> None:
        self._workplace.go(Place("review", view.id))

    @Slot()
    def _on_left(self) -> None:
        self._pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if changes.touches("remark"):
            self._read()
