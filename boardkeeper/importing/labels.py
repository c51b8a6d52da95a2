"""The name of an indicator: footnotes taken off it, what it says of its unit, and the priority of its sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate per 10,000"
    DAYS = "days"
    RATIO = "ratio"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an indicator and what was written around it.

    Attributes:
        name: The name as readers know it, without footnotes.
        note: The footnote, in full where the sheet explains it.
        is_proxy: A note says that this stands in for what cannot be measured.
        is_year_to_date: The series restarts in April.
        hint: What the name says of its unit; None when it says nothing.
    """

    name: str
    note: str
    is_proxy: bool
    is_year_to_date: bool
    hint: Unit | None


_FOOTNOTE = re.compile(r"\s*(?P<mark>[*†‡]+)\s*(?P<note>\S.*)?$")
_NUMBERED_NOTE = re.compile(r"\s*(?:[(\[](?:note|fn)\s*[0-9a-z]+[)\]]|[¹²³⁴⁵⁶⁷⁸⁹]+)$", re.IGNORECASE)
_PROXY = re.compile(r"\bproxy\b", re.IGNORECASE)
_YEAR_TO_DATE = re.compile(r"\bYTD\b|\byear[- ]to[- ]date\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentages?\b", re.IGNORECASE)
_RATE = re.compile(r"\bper\s*10[, ]?000\b|\bper 10k\b", re.IGNORECASE)
_DAYS = re.compile(
    r"\b(average|mean|median|number of|total|time|duration|length|in|lost)\b.*\bdays\b|\(days\)|\bdays (taken|lost|between)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^(number|no\.?|count|total number|#) |^(number|no\.?|count|n)$|\b(headcount|number of)\b", re.IGNORECASE
)
#: “income below 60 % of the median” counts families, not per cent.
_CRITERION = re.compile(r"[<>≤≥]?\s*[0-9]+(?:\.[0-9]+)?\s*(?:%|per ?cent)", re.IGNORECASE)
_THOUSANDS = re.compile(r"['’]\s?000s?\b|£\s?000s?\b|\b(thousands|millions)\b|£\s?(k|m|bn)\b", re.IGNORECASE)
_MONEY = re.compile(r"£|\b(cost|spend|expenditure|budget|overspend|savings?)\b", re.IGNORECASE)
_RATIO = re.compile(
    r"\b(ratio|average|mean|median|per (worker|social worker|1[, ]?000|100[, ]?000))\b", re.IGNORECASE
)
_HINTS = (
    (Unit.PERCENT, _PERCENT),
    (Unit.RATE, _RATE),
    (Unit.DAYS, _DAYS),
    (Unit.COUNT, _COUNT),
    (Unit.MONEY, _MONEY),
    (Unit.RATIO, _RATIO),
)
_NUMBERED_TITLE = re.compile(r"(?:priority\s*)?([0-9]{1,3})\s*[-.:)–—]?\s+(\S.*)", re.IGNORECASE)
_PRIORITY_IN_TITLE = re.compile(r"\bpriority\s*([0-9]{1,3})\s*[-.:–—]?\s*(\S.*)?$", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?:sheet|tabelle|table|data|feuil|hoja)\s*[0-9]*", re.IGNORECASE)


def read_label(written: str, footnotes: Mapping[str, str]) -> Label:
    """Take a label apart.

    Args:
        written: The label with its blanks in order.
        footnotes: What the notes under the table say, by their mark: {"*": "Proxy measure: …"}.
    """
    name, note = written, ""
    if found := _FOOTNOTE.search(written):
        name = written[: found.start()].rstrip()
        note = (found["note"] or footnotes.get(found["mark"], "")).strip()
    name = _NUMBERED_NOTE.sub("", name).strip() or written
    return Label(name, note, bool(_PROXY.search(note)), bool(_YEAR_TO_DATE.search(name)), hint_of(name))


def hint_of(words: str) -> Unit | None:
    """What words say of a unit: “Count”, “% of all”, “£'000”; None when they say nothing."""
    if counts_thousands(words):
        return Unit.RATIO
    without_criteria = _CRITERION.sub(" ", words)
    return next((unit for unit, pattern in _HINTS if pattern.search(without_criteria)), None)


def counts_thousands(words: str) -> bool:
    """Whether figures are thousands or millions of what they look like: “£'000”, “(thousands)”."""
    return _THOUSANDS.search(words) is not None


def footnote_of(written: str) -> tuple[str, str] | None:
    """The mark and the words of a note under a table, "* Proxy measure: …"; None for other words."""
    found = re.fullmatch(r"([*†‡]+)\s*(\S.*)", written)
    return (found[1], found[2]) if found else None


def read_priority(sheet_title: str, heading: str) -> tuple[int | None, str]:
    """The priority a sheet belongs to: from its title "5 Care leavers", else from a heading "… priority 5 Care leavers".

    Returns:
        Number and title; None and the sheet's title when it is numbered nowhere; None and "" for "Sheet1".
    """
    if found := _NUMBERED_TITLE.fullmatch(sheet_title.strip()):
        return int(found[1]), found[2]
    if found := _PRIORITY_IN_TITLE.search(heading):
        return int(found[1]), found[2] or sheet_title
    return None, "" if _NO_TITLE.fullmatch(sheet_title.strip()) else sheet_title.strip()
