"""What can be done with plans; each is a method of the page."""

from __future__ import annotations

from ui.commands import Command, Menu
from ui.plan.views import View
from ui.remarks.command import remark_command


def _one(
    key: str,
    title: str,
    icon: str,
    shortcut: str,
    method: str,
    words: str = "",
    *,
    submenu: str = "",
    starts_section: bool = False,
) -> Command:
    return Command(
        f"plan.{key}",
        title,
        icon,
        Menu.PAGE,
        shortcut,
        method=method,
        words=words,
        submenu=submenu,
        starts_section=starts_section,
    )


_VIEWS = {
    View.TABLE: ("&Table", "show_table", "list rows milestones"),
    View.BOARD: ("By &priority", "show_cards", "board cards kanban"),
    View.TIMELINE: ("Time&line", "show_timeline", "gantt bars months calendar"),
    View.CHANGES: ("What &changed", "show_changes", "moved since last meeting"),
    View.PLEDGES: ("Pledges", "show_pledges", "promise public"),
}

COMMANDS: tuple[Command, ...] = (
    _one("add", "&Add a milestone…", "plus", "Ctrl+Shift+N", "add_milestone", "new action step"),
    _one("edit", "Change the &milestone…", "pencil", "F2", "edit_milestone", "text lead due start assurance"),
    _one(
        "several",
        "Record the &status…",
        "circle-check",
        "F4",
        "record_chosen",
        "several bulk off track slippage complete set many",
    ),
    _one("up", "Move &up", "", "Alt+Up", "move_up", "order", starts_section=True),
    _one("down", "Move &down", "", "Alt+Down", "move_down", "order"),
    _one(
        "attach", "Attach e&vidence…", "paperclip", "Ctrl+Shift+A", "choose_evidence", "file proof document"
    ),
    _one("link", "Lin&k it…", "link", "Ctrl+Shift+K", "link_chosen", "kpi action minute connect"),
    _one(
        "remove",
        "Take the milestone awa&y",
        "trash-2",
        "",
        "remove_milestone",
        "delete remove milestone action",
    ),
    remark_command("plan"),
    _one(
        "narrative",
        "&Write the narrative of the priority",
        "pencil",
        "Ctrl+Shift+W",
        "write_narrative",
        "working well worried needs to happen signs of safety",
        starts_section=True,
    ),
    _one("add_priority", "Add a p&riority…", "plus", "Ctrl+Shift+R", "add_priority", "new area"),
    _one("edit_priority", "Change the priority…", "", "Shift+F2", "edit_priority", "title aim number area"),
    _one("priority_up", "Move the priority up", "", "Alt+Shift+Up", "move_priority_up", "order"),
    _one("priority_down", "Move the priority down", "", "Alt+Shift+Down", "move_priority_down", "order"),
    _one(
        "choose",
        "Choose a pla&n…",
        "target",
        "Ctrl+Shift+O",
        "choose_plan",
        "strategy other plan switch",
        starts_section=True,
    ),
    _one("new", "&New plan…", "plus", "Ctrl+Shift+L", "new_plan", "begin strategy areas for improvement"),
    _one("change", "Change the plan…", "", "", "edit_plan", "title kind dates delete remove"),
    _one("pledge", "Add a pled&ge…", "plus", "Ctrl+Shift+G", "add_pledge", "promise public new"),
    *(
        _one(
            f"view_{number}",
            title,
            "",
            f"Alt+{number}",
            method,
            words,
            submenu="&View of the plan",
            starts_section=number == 1,
        )
        for number, (title, method, words) in enumerate(_VIEWS.values(), 1)
    ),
    _one("print", "Print the plan…", "printer", "Ctrl+P", "print_plan", "paper", starts_section=True),
    _one("pdf", "&Save the plan…", "file-down", "Ctrl+Shift+S", "save_plan", "pdf word docx html export"),
)
