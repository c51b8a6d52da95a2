"""The pack step: small pictures and pages at the left, what is not right and what is inside at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper.editions import Edition, Part
from boardkeeper.packs import PackPapers
from ui.empty import EmptyState
from ui.meetings.pack.builder import LaidOutPack, PackBuilder, PackState
from ui.meetings.pack.checks_box import ChecksBox
from ui.meetings.pack.contents import PAGES, contents_section, has_exempt
from ui.meetings.pack.foot import PagesFoot
from ui.meetings.pack.further import FurtherPanels
from ui.meetings.pack.head import PackHead
from ui.meetings.pack.items_bar import ItemsBar
from ui.meetings.pack.pack_remarks import PackRemarks
from ui.meetings.pack.page_marks import page_marks
from ui.meetings.pack.panes import SIDE_BY_SIDE_FROM, PackPanes
from ui.meetings.pack.preview_pages import PreviewPages
from ui.meetings.pack.search_bar import SearchBar
from ui.meetings.pack.searching import Found
from ui.meetings.pack.sources import source_place
from ui.meetings.pack.thumbnails import Thumbnails
from ui.meetings.publishing.column import PublishingColumn
from ui.meetings.reading import MeetingReading
from ui.page import Place, Workplace
from ui.today.section import Section


class PackStep(QWidget):
    """Shows the pack that a `PackBuilder` keeps.

    Signals:
        agenda_wanted: Go to the agenda: there is nothing to lay out.
        finding_opened: A `Finding` of the checks is to be put right.
    """

    agenda_wanted = Signal()
    finding_opened = Signal(object)

    def __init__(self, workplace: Workplace, builder: PackBuilder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._builder = builder
        self._meeting_id = ""
        self._name = ""
        self._shown: LaidOutPack | None = None
        self.head = PackHead(workplace.theme, self)
        self.items_bar = ItemsBar(self)
        self.search = SearchBar(workplace, self)
        self.thumbnails = Thumbnails(workplace, self)
        self.pages = PreviewPages(workplace, self)
        self.foot = PagesFoot(workplace, self.pages, self)
        self.publishing = PublishingColumn(workplace, self)
        self.checks = ChecksBox(workplace, self)
        self.remarks = PackRemarks(workplace, self.pages, self)
        self.contents = Section(workplace.theme, self)
        self._lay_out()
        self.further = FurtherPanels(workplace, builder, self.panes, self)
        self._connect()
        self.pages.has_sources = not workplace.is_review
        # What a chair has been sent is not compared or checked again: that is the officer’s.
        self.head.more.setVisible(not workplace.is_review)
        self.head.edition.offer(has_exempt=False, has_chairs=workplace.holds_exempt)
        self._on_state_changed()

    @property
    def state_words(self) -> str:
        """How the pack stands to the board."""
        return self.head.state.text()

    @property
    def chapter(self) -> str:
        """The chapter of the guide about what is open here; blank where it is the one about packs."""
        if self.items_bar.isVisible():
            return "editions"
        return self.panes.chapter or ("publication" if self.publishing.panel.isVisible() else "")

    def show_meeting(self, meeting_id: str, name: str, has_items: bool) -> None:
        """Show the pack of a meeting; `name` becomes the name of an exported file."""
        if meeting_id != self._meeting_id:
            # What is open is about the pack of another meeting.
            self._meeting_id = meeting_id
            self.panes.close_panel()
            self.items_bar.hide()
        self._name = name
        self._stack.setCurrentIndex(0 if has_items else 1)
        if self._builder.pack is None:
            self._show_pack(None)

    def show_reading(self, reading: MeetingReading) -> None:
        """Show what there is to publish and what was published."""
        self.publishing.show_reading(reading)

    def foot_height(self) -> int:
        """How much at its foot no toast may cover: what turns the pages, where that stands lowest."""
        return self.foot.height() if self.foot.isVisible() and self.panes.is_wide else 0

    @Slot()
    def publish(self) -> None:
        """Open the panel that publishes, beside the pages, or go to the papers that wait."""
        self.panes.close_panel()
        self.publishing.setVisible(not self._workplace.is_review)
        self.publishing.begin()
        self.panes.to_the_top()

    @Slot()
    def export(self) -> None:
        """Open what writes the edition that is shown into files."""
        self._give_out(is_export=True)

    @Slot()
    def print_pack(self) -> None:
        """Open what prints the edition that is shown."""
        self._give_out(is_export=False)

    def _give_out(self, *, is_export: bool) -> None:
        if self._builder.state is PackState.READY:
            self.further.give_out(self._name, is_export=is_export)
        else:
            self._workplace.say("The pack is not laid out yet. Try again when its pages are counted.")

    @Slot()
    def find_words(self) -> None:
        """Open the bar that finds words in the pack."""
        self.search.begin()

    @Slot()
    def choose_edition(self) -> None:
        """Open the menu of editions."""
        self.head.edition.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.edition.showMenu()

    @Slot()
    def go_to_page(self) -> None:
        """Put the cursor where a page is typed."""
        self.foot.page_box.begin()

    @Slot()
    def begin_checks(self) -> None:
        """Put the keyboard on the first thing that was found."""
        self.panes.close_panel()
        self.checks.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self.search.wanted(event)
        if wanted is not None:
            wanted()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.search.wanted(event)
        ):
            # Ctrl+F filters the list of meetings from elsewhere; in here it is for the pack.
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._workplace.theme.px(SIDE_BY_SIDE_FROM)
        self.head.set_wide(wide)
        self.panes.set_wide(wide)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        pages = QWidget(self)
        shown = QVBoxLayout()
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(0)
        shown.addWidget(self.search)
        shown.addWidget(self.pages, 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.thumbnails)
        beside.addLayout(shown, 1)
        left = QVBoxLayout(pages)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(beside, 1)
        left.addWidget(self.foot)
        self.panes = PackPanes(
            self._workplace, pages, (self.publishing, self.checks, self.remarks, self.contents), self
        )
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.items_bar):
            column.addWidget(widget)
        column.addWidget(self.panes, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty_state())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        head, builder, pages = self.head, self._builder, self.pages
        for button, slot in (
            (head.again_button, self._on_again),
            (head.print_button, self.print_pack),
            (head.export_button, self.export),
            (head.publish_button, self.publish),
            (self.foot.search_button, self.find_words),
        ):
            button.clicked.connect(slot)
        head.edition.chosen.connect(builder.set_edition)
        head.edition.items_wanted.connect(self._on_items_wanted)
        head.compare_wanted.connect(self.further.compare)
        head.check_wanted.connect(self.further.check_file)
        self.further.page_wanted.connect(self._on_page_wanted)
        self.items_bar.chosen.connect(head.edition.choose_items)
        self.foot.thumbnails_button.toggled.connect(self._on_thumbnails_toggled)
        self.foot.thumbnails_button.setChecked(self._wants_thumbnails())
        self.thumbnails.setVisible(self._wants_thumbnails())
        self.thumbnails.chosen.connect(pages.go_to)
        pages.moved.connect(self.thumbnails.follow)
        pages.moved.connect(self.search.show_page)
        pages.source_wanted.connect(self._on_source_wanted)
        self.search.found.connect(self._on_found)
        for leaving in (self.search.left, self.items_bar.left, self.thumbnails.opened, self.panes.closed):
            leaving.connect(self._to_pages)
        self.publishing.changed.connect(self._on_publishing_changed)
        self.publishing.closed.connect(self._on_publishing_closed)
        self.publishing.supplement_wanted.connect(self._on_supplement_wanted)
        self.checks.opened.connect(self.finding_opened)
        self.contents.opened.connect(self._on_opened)
        builder.state_changed.connect(self._on_state_changed)
        builder.gathered.connect(self._on_gathered)
        builder.laid_out.connect(self._on_laid_out)

    def _empty_state(self) -> QWidget:
        to_agenda = QAction("Go to the agenda", self)
        to_agenda.triggered.connect(self.agenda_wanted)
        return EmptyState(
            self._workplace.theme,
            "package",
            "No pack yet",
            "The pack is laid out from the agenda, and nothing stands on it yet.",
            (to_agenda,),
            self,
        )

    def _show_pack(self, pack: LaidOutPack | None) -> None:
        self.pages.show_pack(pack)
        self.thumbnails.show_pages(pack, page_marks(pack.laid) if pack is not None else None)
        self.foot.page_box.show_labels(pack.labels if pack is not None else ())
        self.foot.page_box.show_page(self.pages.page)
        self.search.show_pack(pack)
        self.contents.setVisible(pack is not None)
        if pack is not None:
            self.contents.show_words(contents_section(pack.sections))

    @Slot()
    def _on_state_changed(self) -> None:
        state, pack = self._builder.state, self._builder.pack
        is_ready = state is PackState.READY and pack is not None
        self.head.edition.show_edition(self._builder.edition)
        self._say_state()
        self.head.export_button.setEnabled(is_ready)
        self.head.print_button.setEnabled(is_ready)
        self.head.again_button.setVisible(state in {PackState.STOPPED, PackState.FAILED})
        if pack is None:
            self._show_pack(None)
        if state is PackState.FAILED:
            self._on_failed(pack)

    def _on_failed(self, pack: LaidOutPack | None) -> None:
        """Say why; where another edition was wanted that cannot be made, the one before stays."""
        error = self._builder.error
        if error is None:
            return
        if pack is not None and pack.edition != self._builder.edition:
            self._workplace.say(str(error))
            self._builder.set_edition(pack.edition)
        else:
            self._workplace.complain(error)

    def _say_state(self) -> None:
        pack = self._builder.pack
        if self._builder.state is not PackState.READY or pack is None:
            self.head.say_state(self._builder.state)
        else:
            self.head.say_pages(
                len(pack.sizes),
                was_sent=self._workplace.is_review,
                has_published=self.publishing.has_published,
                was_published=bool(pack.edition.supplement),
            )

    @Slot(int)
    def _on_supplement_wanted(self, number: int) -> None:
        """Show a supplement that is out, so that it can be printed and exported as any edition."""
        self._builder.set_edition(
            replace(self._builder.edition, part=Part.SUPPLEMENT, items=(), supplement=number)
        )

    @Slot()
    def _on_publishing_closed(self) -> None:
        button = self.head.publish_button
        (button if button.isVisible() else self.pages).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_publishing_changed(self) -> None:
        column = self.publishing
        is_open = column.panel.isVisibleTo(column)
        self._say_state()
        self.head.publish_button.setText("Supplement…" if column.has_waiting else "Publish…")
        # What is not right is said in the panel, with more to it; on the chair’s laptop nobody can mend it.
        is_mended_here = not is_open and not self._workplace.is_review
        self.head.publish_button.setVisible((column.can_publish or column.has_waiting) and is_mended_here)
        self.checks.setVisible(is_mended_here)
        has_something = is_open or column.has_waiting or column.has_published
        column.setVisible(has_something and not self._workplace.is_review)
        self.panes.set_column_busy(is_open)

    @Slot(object)
    def _on_gathered(self, papers: PackPapers) -> None:
        self.checks.show_papers(papers)
        self._on_publishing_changed()

    @Slot(object)
    def _on_laid_out(self, pack: LaidOutPack) -> None:
        self.head.edition.offer(
            has_exempt=has_exempt(pack.papers) and self._workplace.holds_exempt,
            has_chairs=self._workplace.holds_exempt,
            can_compare=self.publishing.has_published,
            has_waiting=self.publishing.has_waiting,
        )
        label = self._label_to_keep(pack)
        self._show_pack(pack)
        self._shown = pack
        if label is not None:
            # Every edition has the same numbers: one goes on reading at the same page.
            self.pages.go_to(pack.labels.index(label) if label in pack.labels else 0)

    def _label_to_keep(self, pack: LaidOutPack) -> str | None:
        """The page one reads, where another edition of the same pack comes; None where nothing is to be turned."""
        old = self._shown
        if old is None or old.meeting_id != pack.meeting_id or old.edition == pack.edition:
            return None
        is_numbered_alike = old.edition.is_large_print == pack.edition.is_large_print
        return old.labels[self.pages.page] if is_numbered_alike and self.pages.page < len(old.labels) else ""

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.pages.show_found(found)
        self.thumbnails.show_found(frozenset(found.on_pages))

    @Slot()
    def _on_items_wanted(self) -> None:
        edition: Edition = self._builder.edition
        if self._builder.papers is not None:
            self.items_bar.begin(self._builder.papers.items, edition.items)

    @Slot(int, float)
    def _on_source_wanted(self, index: int, height: float) -> None:
        pack = self._builder.pack
        if pack is not None:
            self._workplace.go(source_place(pack.laid, pack.meeting_id, index, height))

    @Slot(object)
    def _on_opened(self, place: Place) -> None:
        if place.page == PAGES:
            self.pages.go_to(int(place.thing_id))

    @Slot(bool)
    def _on_thumbnails_toggled(self, is_wanted: bool) -> None:
        self.thumbnails.setVisible(is_wanted)
        self._workplace.settings.setValue("pack/thumbnails", int(is_wanted))

    def _wants_thumbnails(self) -> bool:
        return str(self._workplace.settings.value("pack/thumbnails", 1)) == "1"

    @Slot(str)
    def _on_page_wanted(self, label: str) -> None:
        pack = self._builder.pack
        if pack is not None and label in pack.labels:
            self.pages.go_to(pack.labels.index(label))
        else:
            self._workplace.say(f"Page {label} is not in the edition that is shown.")

    @Slot()
    def _to_pages(self) -> None:
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_again(self) -> None:
        self._builder.want()
