"""Every command of the shell. Pages bring their own (`Page.COMMANDS`)."""

from __future__ import annotations

from collections.abc import Sequence

from ui.commands import Command, Menu, When
from ui.page import PageEntry

_BOARD = (
    Command(
        "board:settings",
        "Board &settings…",
        "settings",
        Menu.FILE,
        "Ctrl+,",
        When.BOARD_OPEN,
        starts_section=True,
        words="preferences council contact officer address logo colour notice deadlines closed days standing items template",
    ),
    Command(
        "board:new",
        "New board in this &file…",
        "plus",
        Menu.FILE,
        when=When.BOARD_OPEN,
        words="another second committee cabinet create make",
    ),
)

_FILE = (
    Command("file.new", "&New board…", "plus", Menu.FILE, "Ctrl+N", words="create make council"),
    Command("file.open", "&Open…", "folder-open", Menu.FILE, "Ctrl+O", words="file load"),
    Command("file.sample", "Open &sample board", "book-open", Menu.FILE, words="demo example try"),
    *_BOARD,
    Command(
        "file.import",
        "&Import…",
        "file-spreadsheet",
        Menu.FILE,
        "Ctrl+I",
        When.BOARD_OPEN,
        starts_section=True,
        words="workbook excel spreadsheet kpis figures milestones decisions actions programme bring in",
    ),
    Command(
        "file.old_minutes",
        "Import old &minutes…",
        "file-text",
        Menu.FILE,
        when=When.BOARD_OPEN,
        words="word docx text paste former approved minutes bring in",
    ),
    Command(
        "file.back_up",
        "&Back up now",
        "save",
        Menu.FILE,
        "Ctrl+Shift+B",
        When.BOARD_OPEN,
        starts_section=True,
    ),
    Command("file.restore", "&Restore a backup…", "rotate-ccw", Menu.FILE, when=When.BOARD_OPEN),
    Command("file.quit", "&Quit", "", Menu.FILE, "Ctrl+Q", starts_section=True, words="exit close"),
)

_EDIT = (
    Command("edit.undo", "&Undo", "undo-2", Menu.EDIT, "Ctrl+Z", When.CAN_UNDO, words="take back"),
    Command("edit.redo", "&Redo", "redo-2", Menu.EDIT, "Ctrl+Shift+Z", When.CAN_REDO),
    Command(
        "edit.filter",
        "&Filter this page",
        "funnel",
        Menu.EDIT,
        "Ctrl+F",
        starts_section=True,
        words="search page",
    ),
    Command("edit.palette", "F&ind anything…", "search", Menu.EDIT, "Ctrl+K", words="search command"),
)

_HISTORY = Command(
    "go:history",
    "&History",
    "history",
    Menu.EDIT,
    "Ctrl+H",
    When.BOARD_OPEN,
    starts_section=True,
    words="steps audit who when journal take back",
)

_BRIEFING = (
    Command(
        "go:briefing",
        "Chair’s &briefing",
        "file-text",
        Menu.VIEW,
        "Ctrl+Alt+B",
        When.BOARD_OPEN,
        words="one page late promises colour contradictions recommendations abbreviations",
    ),
)

_MATTER = Command(
    "matter.open",
    "History of this &matter",
    "history",
    Menu.EDIT,
    "Ctrl+Alt+H",
    When.BOARD_OPEN,
    words="topic line of time what happened everything about thread links",
)

_CHASING = Command(
    "go:chasing",
    "Chas&ing letters",
    "bell",
    Menu.VIEW,
    "",
    When.BOARD_OPEN,
    words="chase reminder officer e-mail overdue go to page",
)

_NOTICE = Command(
    "go:notice-tracker",
    "&Notice tracker",
    "landmark",
    Menu.VIEW,
    "Ctrl+Alt+N",
    When.BOARD_OPEN,
    words="improvement notice direction department review self-assessment voices paragraph go to page",
)

_VIEW = (
    Command(
        "look:system",
        "Follow the &system",
        menu=Menu.VIEW,
        submenu="&Colours",
        group="look",
        starts_section=True,
        words="theme palette automatic",
    ),
    Command(
        "look:light", "&Light", menu=Menu.VIEW, submenu="&Colours", group="look", words="theme palette bright"
    ),
    Command(
        "look:dark", "&Dark", menu=Menu.VIEW, submenu="&Colours", group="look", words="theme palette night"
    ),
    Command("zoom:in", "&Larger", "zoom-in", Menu.VIEW, "Ctrl++", words="zoom text size bigger"),
    Command("zoom:out", "S&maller", "zoom-out", Menu.VIEW, "Ctrl+-", words="zoom text size"),
    Command("zoom:reset", "&Actual size", "", Menu.VIEW, "Ctrl+Alt+0", words="zoom 100"),
)

_HELP = (
    Command("help.guide", "&Guide to this page", "book-open", Menu.HELP, "F1", words="help manual how to"),
    Command("help.shortcuts", "&Keyboard shortcuts", "command", Menu.HELP, "Ctrl+/", words="keys"),
    Command("help.log", "Open the &log folder", "folder-open", Menu.HELP, words="fault report support"),
    Command(
        "help.about", "&About Boardkeeper", "info", Menu.HELP, starts_section=True, words="version licence"
    ),
)


def shell_commands(pages: Sequence[PageEntry]) -> tuple[Command, ...]:
    """The shell's commands, with one to go to each page of the rail (Ctrl+1 to Ctrl+9, then Ctrl+0)."""
    go = tuple(
        Command(
            f"go:{page.id}",
            page.title,
            page.icon,
            Menu.VIEW,
            f"Ctrl+{number % 10}" if number <= 10 else "",
            When.BOARD_OPEN,
            words="go to page",
        )
        for number, page in enumerate((page for page in pages if page.is_on_rail), start=1)
    )
    return (*_FILE, *_EDIT, *go, *_BRIEFING, _CHASING, _NOTICE, _HISTORY, _MATTER, *_VIEW, *_HELP)
