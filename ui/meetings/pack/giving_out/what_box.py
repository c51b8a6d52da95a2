"""What is printed: which edition, how much of it, in which size of print. It is what the pages beside the panel show."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from boardkeeper.editions import Edition, Part, Readers, chosen_items
from boardkeeper.errors import UserError
from boardkeeper.rules.page_ranges import page_words
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.contents import has_exempt
from ui.meetings.pack.giving_out.fields import Choice, FieldRows, SaidLine
from ui.meetings.pack.giving_out.wants import PARTS, READERS, What, wanted_pages

_PAGES_HINT = "By the numbers printed on them."
_USUAL = (What.WHOLE, What.AGENDA, What.ITEMS, What.PAGES)


class WhatBox(FieldRows):
    """The first part of the panel.

    Args:
        builder: Whose pack it is.
        parent: Who owns it.
        holds_exempt: Whether there can be exempt matter in the open file; in most reviews a chair is sent there is none.

    Signals:
        changed: Something else is wanted, or what is shown is another.
    """

    changed = Signal()

    def __init__(
        self, builder: PackBuilder, parent: QWidget | None = None, *, holds_exempt: bool = True
    ) -> None:
        super().__init__(parent)
        self._builder = builder
        self._holds_exempt = holds_exempt
        self._what = What.WHOLE
        self._seen = builder.edition
        self._is_for_list = False
        self._is_export = False
        self.readers = Choice("Edition", self)
        self.what = Choice("What of it", self)
        self.items = SaidLine("Which items", "for example 5-7 or 2, 9", self)
        self.pages = SaidLine("Which pages", "for example 33-64", self)
        self.large_print = QCheckBox("Large print, 18 point", self)
        self.add("Edition", self.readers)
        self.add("What", self.what)
        self.add("Items", self.items)
        self.add("Pages", self.pages)
        self.add("", self.large_print)
        self.readers.chosen.connect(self._on_readers)
        self.what.chosen.connect(self._on_what)
        self.items.line.editingFinished.connect(self._on_items)
        self.pages.line.textChanged.connect(self._on_pages)
        self.large_print.clicked.connect(self._on_large_print)

    @property
    def edition(self) -> Edition:
        """Which edition is wanted: the one that is shown."""
        return self._builder.edition

    @property
    def page_words(self) -> str:
        """The pages that are wanted, as typed; blank for all."""
        return self.pages.text if self._what is What.PAGES else ""

    @property
    def is_told(self) -> bool:
        """Whether all is said that must be; what was typed and cannot be taken says so beneath itself."""
        if self._what is What.ITEMS:
            return not self.items.is_wrong and self.edition.part is Part.ITEMS
        return self._what is not What.PAGES or bool(self.pages.text and not self.pages.is_wrong)

    def begin(self, *, is_export: bool) -> None:
        """Open on the edition that is shown; some pages alone are only printed, never made into a file."""
        self._is_export = is_export
        self._seen = self.edition
        self._what = _what_of(self.edition)
        self.pages.line.clear()
        self.items.line.setText(self._numbers())
        self.show_pack()

    def set_for_list(self, is_for_list: bool) -> None:
        """Whether everybody gets the edition that is theirs, so that none is chosen here."""
        self._is_for_list = is_for_list
        self.show_pack()

    @Slot()
    def show_pack(self) -> None:
        """Show what there is to choose of the pack as it is now."""
        papers, edition = self._builder.papers, self.edition
        exempt = papers is not None and has_exempt(papers) and self._holds_exempt
        offered_to = {Readers.PUBLIC: True, Readers.RESTRICTED: exempt, Readers.CHAIR: self._holds_exempt}
        readers = [
            (each, words) for each, words in READERS.items() if offered_to[each] or edition.readers is each
        ]
        self.readers.offer(readers, edition.readers)
        if edition != self._seen:
            self._seen = edition
            if edition.part is not PARTS[self._what]:
                self._what = _what_of(edition)
        offered = [
            each for each in _USUAL if not (each is What.PAGES and (self._is_export or self._is_for_list))
        ]
        if self._what not in offered:
            if self._what is What.PAGES:
                self._what = What.WHOLE
            else:
                offered.append(self._what)
        self.what.offer([(each, each.value) for each in offered], self._what)
        self.large_print.setChecked(edition.is_large_print)
        self.show_row(self.readers, not self._is_for_list)
        self.show_row(self.items, self._what is What.ITEMS)
        self.show_row(self.pages, self._what is What.PAGES)
        self.show_row(self.large_print, not self._is_for_list)
        self._judge_pages()
        self.changed.emit()

    def counted_pages(self) -> int | None:
        """How many pages are wanted; None while that is not known."""
        pack = self._builder.pack
        if pack is None or pack.edition != self.edition or not self.is_told:
            return None
        try:
            return len(wanted_pages(self.page_words, pack.labels))
        except UserError:
            return None

    def _numbers(self) -> str:
        papers = self._builder.papers
        wanted = set(self.edition.items)
        return ", ".join(each.number for each in (papers.items if papers else ()) if each.id in wanted)

    def _judge_pages(self) -> None:
        pack = self._builder.pack
        if self._what is not What.PAGES or pack is None or not self.pages.text:
            self.pages.hint(_PAGES_HINT if self._what is What.PAGES else "")
            return
        try:
            pages = wanted_pages(self.pages.text, pack.labels)
        except UserError as error:
            self.pages.refuse(str(error))
        else:
            # However it was typed, it is said what was read: “9-3” prints pages 3–9.
            self.pages.hint(f"Prints pages {page_words(pages, pack.labels)}.")

    @Slot(object)
    def _on_readers(self, readers: Readers) -> None:
        self._show(replace(self.edition, readers=readers))

    @Slot(object)
    def _on_what(self, what: What) -> None:
        self._what = what
        if what is What.ITEMS:
            # Until it is said which items, the pages beside stay as they are.
            self.show_row(self.items, True)
            self.show_row(self.pages, False)
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_items()
        else:
            self._show(replace(self.edition, part=PARTS[what], items=(), supplement=0))
            if what is What.PAGES:
                self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_items(self) -> None:
        papers = self._builder.papers
        if self._what is not What.ITEMS or papers is None:
            return
        if not self.items.text:
            self.items.hint("Their numbers on the agenda, then Enter.")
            self.changed.emit()
            return
        try:
            items = chosen_items(papers.items, self.items.text)
        except UserError as error:
            self.items.refuse(str(error))
            self.changed.emit()
            return
        self.items.calm()
        self._show(replace(self.edition, part=Part.ITEMS, items=items, supplement=0))

    @Slot()
    def _on_pages(self) -> None:
        self._judge_pages()
        self.changed.emit()

    @Slot(bool)
    def _on_large_print(self, is_large: bool) -> None:
        self._show(replace(self.edition, is_large_print=is_large))

    def _show(self, edition: Edition) -> None:
        """Let the pages beside show it: what is seen is what is printed."""
        self._builder.set_edition(edition)
        self.show_pack()


def _what_of(edition: Edition) -> What:
    return next(what for what, part in PARTS.items() if part is edition.part)
