"""What can be done on the page of either log, with its shortcuts."""

from __future__ import annotations

from ui.commands import Command, Menu
from ui.remarks.command import remark_command


def new_command(name: str, one: str, words: str) -> Command:
    """The command that opens the form for a new row of a log."""
    return Command(
        f"{name}.new",
        f"&New {one}…",
        "plus",
        Menu.PAGE,
        "Ctrl+Shift+A",
        method="start_new",
        words=f"add owner due {words}",
    )


def log_commands(name: str) -> tuple[Command, ...]:
    """The commands both logs share, for the page of this name."""

    def one(
        key: str,
        title: str,
        icon: str,
        shortcut: str,
        method: str,
        words: str,
        *,
        menu: Menu = Menu.PAGE,
        starts_section: bool = False,
    ) -> Command:
        return Command(
            f"{name}.{key}",
            title,
            icon,
            menu,
            shortcut,
            method=method,
            words=words,
            starts_section=starts_section,
        )

    return (
        one(
            "update", "Add an &update", "pencil", "Ctrl+Shift+U", "write_update", "progress thread say record"
        ),
        one(
            "attach",
            "&Attach evidence…",
            "paperclip",
            "Ctrl+Shift+F",
            "choose_evidence",
            "file proof document upload",
        ),
        one(
            "edit",
            "Change the c&ell",
            "",
            "F2",
            "edit_cell",
            "edit owner due status priority",
            starts_section=True,
        ),
        one(
            "change",
            "Change the &chosen rows…",
            "list",
            "F4",
            "change_chosen",
            "several bulk owner due status priority set many",
        ),
        one(
            "postpone",
            "&Postpone…",
            "clock",
            "Shift+F4",
            "postpone_chosen",
            "later date put off extend",
        ),
        one("close", "C&lose…", "circle-check", "Ctrl+Shift+D", "close_chosen", "complete done finish"),
        one("reopen", "&Reopen…", "rotate-ccw", "Ctrl+Shift+R", "reopen_chosen", "again not finished"),
        one(
            "links",
            "Lin&ks…",
            "link",
            "Ctrl+Shift+K",
            "edit_links",
            "milestone kpi topic programme connect",
        ),
        one(
            "chase",
            "Chasin&g letters",
            "bell",
            "Ctrl+Shift+L",
            "open_chasing",
            "chase reminder officer e-mail overdue",
        ),
        remark_command(name),
        one(
            "paste",
            "Paste &rows from Excel…",
            "copy",
            "Ctrl+Shift+V",
            "paste_rows",
            "clipboard block new import",
            starts_section=True,
        ),
        one("group", "&Group by…", "list", "Ctrl+G", "choose_grouping", "owner meeting priority status"),
        one("views", "Sa&ved views…", "eye", "Ctrl+Shift+G", "choose_view", "filter remembered"),
        one("save_view", "&Save this view…", "save", "Ctrl+Shift+S", "save_view", "filter remember name"),
        one(
            "print",
            "&Print the log…",
            "printer",
            "Ctrl+P",
            "print_log",
            "paper",
            starts_section=True,
        ),
        one("pdf", "Save the log as P&DF…", "file-down", "Ctrl+Shift+P", "save_pdf", "export print"),
    )
