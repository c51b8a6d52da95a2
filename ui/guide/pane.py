"""The guide in front of the pages: contents and a field for words at the left, the chapter at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.guide.book import Chapter, chapters
from ui.page import Cover
from ui.panes import PageHeader
from ui.tables.filter_bar import FilterField
from ui.theme.fonts import Size
from ui.theme.theme import Theme

_CONTENTS_WIDTH = 272
_TEXT_WIDTH = 720


class GuidePane(Cover):
    """Shows one chapter at a time.

    Signals:
        closed: Escape or Close was pressed.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme = theme
        self._chapter: Chapter | None = None
        close = QPushButton("Close", self)
        close.setToolTip("Back to the page (Esc)")
        close.clicked.connect(self.closed)
        header = PageHeader("Guide", "", self)
        header.add(close)
        self.field = FilterField(theme, "the guide", self)
        self.contents = QListWidget(self)
        self.contents.setAccessibleName("Chapters")
        self.contents.setObjectName("guideContents")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.nothing = QLabel("No chapter holds these words.", self)
        self.nothing.setProperty("rank", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("Chapter")
        self.text.setOpenLinks(False)
        self.text.setObjectName("guideText")
        left = QWidget(self)
        left.setFixedWidth(theme.px(_CONTENTS_WIDTH))
        self._left = left
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 0, 8, 16)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(left)
        row.addWidget(self.text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(header)
        whole.addLayout(row, 1)
        for chapter in chapters():
            item = QListWidgetItem(chapter.title, self.contents)
            item.setData(Qt.ItemDataRole.UserRole, chapter.name)
        self.contents.currentItemChanged.connect(self._on_current_item_changed)
        self.text.anchorClicked.connect(self._on_anchor_clicked)
        self.field.textChanged.connect(self._on_words_changed)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.left_down.connect(self._on_left_down)
        theme.changed.connect(self._on_theme_changed)

    @property
    def chapter_name(self) -> str:
        """The chapter that is shown."""
        return self._chapter.name if self._chapter else ""

    def open(self, name: str) -> None:
        """Show a chapter from its beginning."""
        for row in range(self.contents.count()):
            if self.contents.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.contents.setCurrentRow(row)
        self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> bool:
        """Put the cursor into the field for words."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        if self._chapter is None:
            return
        document = self.text.document()
        document.setDefaultStyleSheet(_style_sheet(self._theme))
        document.setDefaultFont(self._theme.font())
        document.setDocumentMargin(self._theme.px(8))
        document.setIndentWidth(self._theme.px(20))
        self.text.setHtml(self._chapter.html)
        self._size_headings()
        self._narrow_text()
        self._mark_words()

    def _size_headings(self) -> None:
        """Qt makes headings larger than the style sheet says; ours have the sizes of the window."""
        sizes = {1: Size.TITLE, 2: Size.HEADING}
        block = self.text.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                font = self._theme.font(sizes.get(level, Size.BODY), QFont.Weight.DemiBold)
                as_said = QTextCharFormat()
                as_said.setFont(font)
                as_said.setForeground(QColor(self._theme.colours.text))
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.setCharFormat(as_said)
            block = block.next()

    def _narrow_text(self) -> None:
        """Lines are no longer than can be read: what is left over stays blank at the right."""
        spare = max(8, self.text.width() - self._theme.px(_TEXT_WIDTH))
        root = self.text.document().rootFrame()
        form = root.frameFormat()
        form.setRightMargin(spare)
        root.setFrameFormat(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow_text()

    def _mark_words(self) -> None:
        colours = self._theme.colours
        marks = []
        for word in self.field.text().split():
            cursor = QTextCursor(self.text.document())
            while not (cursor := self.text.document().find(word, cursor)).isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(colours.selection))
                mark.format.setForeground(QColor(colours.on_selection))
                marks.append(mark)
        self.text.setExtraSelections(marks)

    @Slot()
    def _on_words_changed(self) -> None:
        words = self.field.text()
        known = {chapter.name: chapter for chapter in chapters()}
        fitting = 0
        for row in range(self.contents.count()):
            item = self.contents.item(row)
            fits = known[item.data(Qt.ItemDataRole.UserRole)].holds(words)
            item.setHidden(not fits)
            fitting += fits
        self.nothing.setVisible(not fitting)
        current = self.contents.currentRow()
        if fitting and (current < 0 or self.contents.item(current).isHidden()):
            rows = range(self.contents.count())
            self.contents.setCurrentRow(next(row for row in rows if not self.contents.item(row).isHidden()))
        self._mark_words()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._find_next()

    def _find_next(self) -> None:
        words = self.field.text().split()
        if words and not self.text.find(words[0]):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words[0], QTextDocument.FindFlag(0))

    @Slot()
    def _on_return_pressed(self) -> None:
        self._find_next()

    @Slot()
    def _on_left_down(self) -> None:
        self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_item_changed(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            name = item.data(Qt.ItemDataRole.UserRole)
            self._chapter = next(chapter for chapter in chapters() if chapter.name == name)
            self._show()

    @Slot(QUrl)
    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.field.clear()
        self.open(url.path().removesuffix(".md"))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._left.setFixedWidth(self._theme.px(_CONTENTS_WIDTH))
        self._show()


def _style_sheet(theme: Theme) -> str:
    """What Qt’s rich text understands of CSS, in the palette in force."""
    colours = theme.colours
    title, heading, body = (theme.px(size) for size in (Size.TITLE, Size.HEADING, Size.BODY))
    return f"""
        body, p, li, td, th {{ color: {colours.text}; font-size: {body + 1}px; line-height: 135%; }}
        h1 {{ font-size: {title}px; font-weight: 600; margin-top: 0; margin-bottom: {body}px; }}
        h2 {{ font-size: {heading}px; font-weight: 600; margin-top: {title}px; margin-bottom: 6px; }}
        p {{ margin-top: 0; margin-bottom: {body - 3}px; }}
        li {{ margin-bottom: 4px; }}
        code {{ font-family: '{theme.font().family()}'; font-weight: 600; color: {colours.text};
          background-color: {colours.hover}; }}
        a {{ color: {colours.accent}; }}
        th {{ text-align: left; color: {colours.muted}; font-weight: 500; border-bottom: 1px solid {colours.line}; }}
        td {{ border-bottom: 1px solid {colours.line}; }}
    """
