"""What can be done on the page of KPIs, as data."""

from __future__ import annotations

from ui.commands import Command, Menu

KPI_COMMANDS = (
    Command(
        "kpis.add",
        "&New KPI…",
        "plus",
        Menu.PAGE,
        "Ctrl+Shift+N",
        method="add_kpi",
        words="add indicator measure figure define",
    ),
    Command(
        "kpis.define",
        "&Definition, targets, benchmarks, events…",
        "pencil",
        Menu.PAGE,
        "F2",
        method="define",
        words="edit change rename owner code unit numerator denominator range stretch tolerance inspection England",
    ),
    Command(
        "kpis.figure",
        "&Write a figure…",
        "target",
        Menu.PAGE,
        "Ctrl+Shift+U",
        method="write_figure",
        words="type by hand correct restate value month",
    ),
    Command(
        "kpis.check",
        "&Check the figures",
        "square-check-big",
        Menu.PAGE,
        "Ctrl+Shift+K",
        method="show_findings",
        words="wrong contradict numerator denominator more than 100 same numbers arithmetic proofread",
    ),
    Command(
        "kpis.up", "Move &up", "arrow-up", Menu.PAGE, "Alt+Up", method="move_up", words="order place papers"
    ),
    Command(
        "kpis.down",
        "Move &down",
        "arrow-down",
        Menu.PAGE,
        "Alt+Down",
        method="move_down",
        words="order place papers",
    ),
    Command(
        "kpis.merge",
        "&Merge with another KPI…",
        "link",
        Menu.PAGE,
        method="merge",
        words="same indicator twice double join",
    ),
    Command(
        "kpis.remove",
        "&Remove this KPI",
        "trash-2",
        Menu.PAGE,
        method="remove",
        words="delete take out indicator",
    ),
    Command(
        "kpis.papers",
        "&Papers: data set, exceptions, priorities",
        "file-text",
        Menu.FILE,
        "Ctrl+P",
        method="show_papers",
        starts_section=True,
        words="print save pdf word data set scorecard report preview page priority",
    ),
    Command(
        "kpis.exceptions",
        "&Exception report",
        "triangle-alert",
        Menu.FILE,
        method="show_exceptions",
        words="red changed colour out of the ordinary limits restated missing print",
    ),
    Command(
        "kpis.take_out",
        "Export every &figure…",
        "file-spreadsheet",
        Menu.FILE,
        method="take_out",
        words="xlsx csv json excel tidy data source cells",
    ),
)
