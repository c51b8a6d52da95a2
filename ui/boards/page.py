"""A board's settings: every field keeps itself when it is left, and every change can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import boards, logos
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from ui.boards.abbreviations import AbbreviationsSection
from ui.boards.branding import BrandingSection
from ui.boards.chasing import ChasingSection
from ui.boards.closed_days import ClosedDaysSection
from ui.boards.distribution import DistributionSection
from ui.boards.fields import SettingField
from ui.boards.file_boards import FileBoardsSection
from ui.boards.new_board import NewBoardForm, WantedBoard
from ui.boards.notice import NoticeSection
from ui.boards.own_words import OwnWordsSection
from ui.boards.plain_sections import board_section, contact_section, meetings_section
from ui.boards.reading import BoardReading, read_board
from ui.boards.section import SettingsSection
from ui.boards.settings_sheet import SettingsSheet
from ui.boards.snippets import SnippetsSection
from ui.boards.standing import StandingSection
from ui.boards.template import TemplateSection
from ui.office import BoardName
from ui.operations import Changes, Desk
from ui.page import Page, Workplace
from ui.panes import PageHeader

NEW = "new"
"""The thing to ask for when a board is to be added: `Place("board", NEW)`."""

SETTINGS = "settings"
"""The thing to ask for when the settings are meant, whatever stood here before."""

_PICTURE_ENDINGS = (".png", ".svg", ".jpg", ".jpeg")


class BoardPage(Page):
    """The settings, or the form for another board."""

    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "board",
            "closure",
            "standing_item",
            "template_section",
            "template_sign_off",
            "meeting",
            "snippet",
            "own_word",
            "abbreviation",
            "chase_letter",
            "recipient",
            "person",
            "seat",
        }
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        theme = workplace.theme
        self._reading: BoardReading | None = None
        self._wants_new = False
        self._wanted_section = ""
        self._header = PageHeader("Board settings", "", self)
        self.facts = board_section(self)
        self.contact = contact_section(self)
        self.meetings = meetings_section(self)
        self.notice = NoticeSection(self)
        self.closed_days = ClosedDaysSection(theme, self)
        self.standing = StandingSection(theme, self)
        self.template = TemplateSection(theme, self)
        self.snippets = SnippetsSection(theme, self)
        self.distribution = DistributionSection(theme, self)
        self.chasing = ChasingSection(self)
        self.own_words = OwnWordsSection(theme, self)
        self.abbreviations = AbbreviationsSection(theme, self)
        self.branding = BrandingSection(theme, self)
        self.file_boards = FileBoardsSection(theme, self)
        sections: tuple[SettingsSection, ...] = (
            self.facts,
            self.contact,
            self.meetings,
            self.notice,
            self.closed_days,
            self.standing,
            self.template,
            self.snippets,
            self.distribution,
            self.chasing,
            self.own_words,
            self.abbreviations,
            self.branding,
            self.file_boards,
        )
        self.sheet = SettingsSheet(theme, sections, self)
        settings = QWidget(self)
        column = QVBoxLayout(settings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.sheet, 1)
        self.form = NewBoardForm(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(settings)
        self._stack.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        for section in sections:
            section.committed.connect(self._on_committed)
            section.asked.connect(self._on_asked)
        self.branding.picture_wanted.connect(self.choose_logo)
        self.file_boards.board_wanted.connect(workplace.show_board)
        self.file_boards.new_wanted.connect(self.new_board)
        self.form.wanted.connect(self._on_wanted)
        self.form.given_up.connect(self._on_given_up)

    @property
    def asks_for_new(self) -> bool:
        """Whether the form for another board stands here."""
        return self._stack.currentWidget() is self.form

    def show_board(self, board: BoardName) -> None:
        self._reading = None
        self._stack.setCurrentIndex(0)
        super().show_board(board)

    def refresh(self, changes: Changes | None) -> None:
        if self.board is not None:
            self.workplace.operations.run(
                None, read_board, self.board.id, current_day(), on_done=self._on_read
            )

    def reveal(self, thing_id: str) -> None:
        if thing_id == NEW:
            self.new_board()
        elif thing_id == SETTINGS:
            self._on_given_up()
        elif self._reading is None:
            self._wanted_section = thing_id
        else:
            self.sheet.go_to(thing_id)

    def focus_filter(self) -> bool:
        if not self.sheet.names.isVisible():
            return False
        self.sheet.names.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def take_file(self, path: Path) -> bool:
        """A picture that is dropped becomes the logo."""
        if path.suffix.casefold() not in _PICTURE_ENDINGS or self.board is None:
            return False
        self._take_picture(path)
        return True

    @Slot()
    def new_board(self) -> None:
        """Show the form for another board of the file."""
        if self._reading is None:
            self._wants_new = True
            return
        self._stack.setCurrentWidget(self.form)
        self.form.begin(self._reading.board)

    @Slot()
    def choose_logo(self) -> None:
        """Ask for a picture and print it on the board’s papers."""
        pictures = f"Pictures ({' '.join(f'*{ending}' for ending in _PICTURE_ENDINGS)})"
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose the logo", str(Path.home()), pictures)
        if chosen:
            self._take_picture(Path(chosen))

    def _take_picture(self, path: Path) -> None:
        self.workplace.tasks.run(f"Reading {path.name}", _take_picture, path, on_done=self._on_picture_taken)

    def _on_picture_taken(self, file: TakenFile) -> None:
        if self.board is not None:
            operations = self.workplace.operations
            operations.run("Logo chosen.", logos.set_logo, operations.who, self.board.id, file, origin=self)

    def _on_read(self, reading: BoardReading) -> None:
        if self.board is None or reading.board.id != self.board.id:
            return
        is_other = self._reading is None
        self._reading = reading
        self._header.say("Board settings", f"{reading.board.name}, {reading.board.council}")
        self.sheet.show_reading(reading, is_other=is_other)
        if self._wanted_section:
            # Where the sections stand is known once they are laid out.
            QTimer.singleShot(0, self, self._go_to_wanted)
        if self._wants_new:
            self._wants_new = False
            self.new_board()

    @Slot()
    def _go_to_wanted(self) -> None:
        wanted, self._wanted_section = self._wanted_section, ""
        self.sheet.go_to(wanted)

    @Slot(object, object)
    def _on_committed(self, field: SettingField, value: object) -> None:
        if self.board is None:
            return
        operations = self.workplace.operations
        operations.run(
            f"{field.title} changed.",
            _change_setting,
            operations.who,
            self.board.id,
            field.setting,
            value,
            on_error=field.refuse,
            origin=self,
        )

    @Slot(str, object, object)
    def _on_asked(self, said: str, function: Any, given: Any) -> None:
        args, facts = given
        operations = self.workplace.operations
        operations.run(said, function, operations.who, *args, on_error=self._on_refused, origin=self, **facts)

    def _on_refused(self, error: UserError) -> None:
        """What a row shows already is not so: say why, and show what is."""
        self.workplace.complain(error)
        self.refresh(None)

    @Slot(object)
    def _on_wanted(self, wanted: WantedBoard) -> None:
        if self._reading is None:
            return
        operations = self.workplace.operations
        operations.run(
            f"{wanted.name} made.",
            boards.create_board,
            operations.who,
            wanted.name,
            wanted.council,
            self._reading.board.nation,
            like=wanted.like,
            kind=wanted.kind,
            on_done=self._on_made,
            on_error=self.form.refuse,
            origin=self,
        )

    def _on_made(self, board_id: str) -> None:
        self._stack.setCurrentIndex(0)
        self.workplace.show_board(board_id)

    @Slot()
    def _on_given_up(self) -> None:
        self._wants_new = False
        self._stack.setCurrentIndex(0)
        self.sheet.names.setFocus(Qt.FocusReason.OtherFocusReason)


def _change_setting(desk: Desk, who: str, board_id: str, setting: str, value: object) -> None:
    boards.update_board(desk, who, board_id, **{setting: value})


def _take_picture(
    path: Path, *, progress: Callable[[str, int, int], None], cancelled: Callable[[], bool]
) -> TakenFile:
    # Looking at pictures loads libraries for it: not before somebody chooses one.
    from boardkeeper import attaching

    progress(f"Reading {path.name}", 0, 0)
    return attaching.take_picture(path, cancelled=cancelled)
