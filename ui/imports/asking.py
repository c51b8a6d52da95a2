"""What must be answered before all of a workbook can be taken, as questions with their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from boardkeeper.imports import (
    LEFT_OUT,
    NEW,
    AreaQuestion,
    ImportPreview,
    NameQuestion,
    PercentQuestion,
    PeriodQuestion,
    Scale,
    plain_figure,
)


class About(Enum):
    """What a question is about, in the order in which it is asked."""

    AREA = "area"
    PERIOD = "period"
    PERCENT = "percent"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question.

    Attributes:
        about: What it is about.
        key: Which one it is: the name of an indicator or of a table.
        title: The question.
        text: What helps to answer it.
        choices: The answers, as words and as what they stand for; none where a period is typed.
        answer: What was answered; blank when nothing was.
        sheet: Where it stands.
        cell: Where it stands.
        proposed: A period that is named nearby.
    """

    about: About
    key: str
    title: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    sheet: str = ""
    cell: str = ""
    proposed: str = ""


def asks_of(preview: ImportPreview, before: Mapping[tuple[About, str], Ask]) -> tuple[Ask, ...]:
    """Every question of a workbook, answered ones included, so that an answer can be taken back.

    Args:
        preview: The workbook, compared.
        before: What was asked of the same workbook so far; once it is answered the reader asks no more.
    """
    read = preview.read
    asks: list[Ask] = []
    for question in read.questions:
        match question:
            case AreaQuestion():
                asks.append(_area(question))
            case PeriodQuestion():
                asks.append(_period(question))
            case PercentQuestion():
                asks.append(_percent(question))
    open_keys = {(ask.about, ask.key) for ask in asks}
    for key, ask in before.items():
        if key not in open_keys and ask.about is not About.NAME:
            asks.append(_answered(ask, preview))
    asks += [_name(question) for question in preview.names]
    # A question keeps its place when it is answered: nothing moves beneath the hand that answers the next.
    order, places = list(About), {key: place for place, key in enumerate(before)}
    return tuple(
        sorted(
            asks,
            key=lambda ask: (order.index(ask.about), places.get((ask.about, ask.key), len(places))),
        )
    )


def _area(question: AreaQuestion) -> Ask:
    what = f" of “{question.name}”" if question.name not in {"", question.sheet} else ""
    missing = f" “{question.asked}” is not among them." if question.asked else ""
    return Ask(
        About.AREA,
        f"{question.sheet}/{question.name}",
        "Which place is ours?",
        f"The rows{what} on sheet “{question.sheet}” are places.{missing}",
        tuple((place, place) for place in question.places),
        sheet=question.sheet,
        cell=question.cell,
    )


def _period(question: PeriodQuestion) -> Ask:
    what = f"“{question.name}”, sheet “{question.sheet}”" if question.name else f"Sheet “{question.sheet}”"
    return Ask(
        About.PERIOD,
        f"{question.sheet}/{question.cell}",
        "Of which period are these figures?",
        f"{what}: no heading says when they are of.",
        sheet=question.sheet,
        cell=question.cell,
        proposed=question.proposed,
    )


def _percent(question: PercentQuestion) -> Ask:
    example = question.example
    return Ask(
        About.PERCENT,
        question.name,
        question.name,
        f"{plain_figure(example)} stands in {question.cell} without a percent sign. What is meant?",
        (
            (f"{plain_figure(example * 100)} %", Scale.PARTS_OF_ONE.value),
            (f"{plain_figure(example)} %", Scale.PER_CENT.value),
            (f"{plain_figure(example)}, no percentage", Scale.PLAIN_FIGURES.value),
        ),
        sheet=question.sheet,
        cell=question.cell,
    )


def _name(question: NameQuestion) -> Ask:
    choices = [("New", NEW), ("Leave out", LEFT_OUT)]
    title = f"“{question.name}” was left out"
    if question.kpi_id:
        choices.insert(0, ("Same", question.kpi_id))
        title = f"Is “{question.name}” your “{question.kpi_name}”?"
    return Ask(
        About.NAME,
        question.name,
        title,
        question.why,
        tuple(choices),
        question.answer,
        question.sheet,
        question.cell,
    )


def _answered(ask: Ask, preview: ImportPreview) -> Ask:
    """A question of before with the answer that is in force."""
    said = preview.read.said
    match ask.about:
        case About.PERCENT:
            scale = said.percent.get(ask.key)
            answer = scale.value if scale is not None else ""
        case About.AREA:
            answer = next((place for _, place in ask.choices if place in said.areas), "")
        case About.PERIOD:
            answer = ask.answer
        case About.NAME:
            raise AssertionError(ask)
    return Ask(
        ask.about, ask.key, ask.title, ask.text, ask.choices, answer, ask.sheet, ask.cell, ask.proposed
    )
