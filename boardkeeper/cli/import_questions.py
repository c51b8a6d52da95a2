"""What an import asks, and with which option it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from boardkeeper.imports import ImportPreview


def question_data(preview: ImportPreview) -> list[dict[str, Any]]:
    """Every question that waits, for a program."""
    from boardkeeper.imports import AreaQuestion, PercentQuestion

    found: list[dict[str, Any]] = []
    for each in preview.read.questions:
        about = (
            "percent"
            if isinstance(each, PercentQuestion)
            else "area"
            if isinstance(each, AreaQuestion)
            else "period"
        )
        choices = list(each.places) if isinstance(each, AreaQuestion) else []
        example = f"{each.example:f}" if isinstance(each, PercentQuestion) else None
        found.append(_entry(about, each.sheet, each.cell, each.name, choices, example))
    waiting = [name for name in preview.names if not name.answer]
    return found + [
        _entry("name", each.sheet, each.cell, each.name, [each.kpi_name], None) for each in waiting
    ]


def question_line(preview: ImportPreview) -> list[str]:
    """Every question that waits, with the option that answers it."""
    from boardkeeper.imports import AreaQuestion, PercentQuestion, plain_figure

    lines = []
    for each in preview.read.questions:
        place = f"{each.sheet} {each.cell}".strip()
        if isinstance(each, PercentQuestion):
            parts = plain_figure(each.example * 100)
            said = plain_figure(each.example)
            lines.append(
                f"Question: {place}: “{each.name}”: does {said} mean {parts} %, {said} % or no percentage? Answer with"
                f' --percent "{each.name}=parts", "=percent" or "=plain".'
            )
        elif isinstance(each, AreaQuestion):
            places = ", ".join(each.places[:6]) + (" and others" if len(each.places) > 6 else "")
            lines.append(f"Question: {place}: which place is ours: {places}? Answer with --area.")
        else:
            lines.append(f"Question: {place}: of which period are these figures? Answer with --period.")
    lines += [
        f"Question: {name.sheet} {name.cell}: is “{name.name}” your “{name.kpi_name}”? Answer with"
        f' --same "{name.name}={name.kpi_name}", --new "{name.name}" or --leave-out "{name.name}".'
        for name in preview.names
        if not name.answer
    ]
    return lines


def _entry(
    about: str, sheet: str, cell: str, name: str, choices: list[str], example: str | None
) -> dict[str, Any]:
    return {
        "about": about,
        "sheet": sheet,
        "cell": cell,
        "name": name,
        "choices": choices,
        "example": example,
    }
