"""Day, time and place of the meeting, and the furniture of a page that is no part of the minutes."""

from __future__ import annotations

import datetime as dt
import re

from boardkeeper.rules.due_dates import parse_clock, parse_date

_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
_DAYS = re.compile(
    rf"(?P<weekday>\b{_WEEKDAY},?\s+(?:the\s+)?)?(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+[A-Z][a-zA-Z]{{2,8}}\.?,?\s+\d{{4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\b[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b)"
)
_CLOCK = r"(?:\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?\s?m\b\.?|noon)|\d{1,2}[.:]\d{2}\s*(?:hours|hrs|h)?\b|\d{4}\s?(?:hours|hrs)|(?:12 )?noon|midday)"
_STARTED = re.compile(
    rf"\b(?:started|commenced|began|opened|start(?:ed)?(?: time)?|time|at|from|{_WEEKDAY}.{{0,30}}\d{{4}})\s*(?:at|:|-|–)?\s*(?P<time>{_CLOCK})",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"\b(?:finished|closed|ended|concluded|rose|terminated|finish(?:ed)?(?: time)?|close(?: of meeting)?|end(?: time)?|until|to)"
    rf"\s*(?:at|:|-|–)?\s*(?P<time>{_CLOCK})",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"(?P<from>{_CLOCK})\s*(?:-|–|to|until)\s*(?P<to>{_CLOCK})", re.IGNORECASE)
_TIMES_LINE = re.compile(
    r"\(?\s*(?:the )?(?:meeting|session|proceedings|time|start|finish|end|close)\w*\b.{0,120}", re.IGNORECASE
)
_VENUE = re.compile(r"(?:venue|location|place|held (?:in|at))\s*[:–-]\s*(?P<place>.{3,150})", re.IGNORECASE)


def find_days(text: str) -> list[tuple[dt.date, str]]:
    """Every day a line names, and what is wrong with it: a weekday that it was not."""
    found = []
    for each in _DAYS.finditer(text):
        written = re.sub(r"\bof\b|\.(?=\s)", "", each["day"]).replace(",", " ")
        day = parse_date(" ".join(written.split()))
        if day is None:
            continue
        weekday = (each["weekday"] or "").strip(" ,").removesuffix(" the").strip(" ,")
        is_wrong = bool(weekday) and weekday[:3].casefold() != f"{day:%a}".casefold()
        found.append((day, f"It says {weekday}, and that day was a {day:%A}." if is_wrong else ""))
    return found


def find_times(text: str) -> tuple[dt.time | None, dt.time | None]:
    """When the meeting began and ended, as far as a line says so."""
    if span := _SPAN.search(text):
        ends = _time(span["to"])
        starts = _time(span["from"]) if not span["from"].isdecimal() else None
        if starts and ends:
            return starts, ends
    begun, ended = _STARTED.search(text), _ENDED.search(text)
    return _time(begun["time"]) if begun else None, _time(ended["time"]) if ended else None


def _time(written: str) -> dt.time | None:
    plain = re.sub(r"(?<=[ap])\.\s?m\.?", "m", written.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"\s*(?:hours|hrs|h)\Z", "", plain, flags=re.IGNORECASE)
    return parse_clock(plain.rstrip("."))


def says_times(text: str) -> bool:
    """Whether a line is about nothing but when the meeting began or ended."""
    return len(text) <= 140 and _TIMES_LINE.fullmatch(text.strip()) is not None and any(find_times(text))


def find_venue(text: str) -> str:
    """The place a line gives after “Venue:”; blank for none."""
    found = _VENUE.fullmatch(text.strip())
    return found["place"].removesuffix("View directions").strip(" .") if found else ""


_FURNITURE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (r"(?:page )?\d{1,4}(?: of \d{1,4})?|-+ ?\d{1,4} ?-+|page \d{1,4}\b.{0,20}", "a page number"),
        (r"this page is intentionally left blank\.?", "an empty page"),
        (r"(?:additional|supporting|background) documents?:?", "a heading of the web page"),
        (
            r"(?:agenda item|agenda and (?:draft )?minutes|issue - \w+|no\. item|\|? ?no\.? ?\|? ?item ?\|?|view directions)",
            "a heading of the web page",
        ),
        (r"\[(?:to [a-z]+|see notes|members? (?:are|will))\b.*\]", "what the agenda said of the item"),
        (r"# (?:source|taken from):.*", "a note about where the text comes from"),
        (r"[_.…\s–-]{5,}", "a rule"),
        (
            r"(?:signed:?|chair(?:man|person)?:?|date[d]?:?|chair(?:man)?’?'?s? signature:?)[\s_.…–-]*(?:(?:date[d]?|chair(?:man)?):?)?[\s_.…–-]*",
            "a line to sign on",
        ),
        (r"(?:\(?[a-z]*\s*pdf icon.*)", "a link of the web page"),
        (
            r".*\bdraft minutes?\b.*\b(?:accuracy|amended|amendment|confirm|change|approval)\b.*",
            "the program says itself that a draft may change",
        ),
        (
            r".*\b(?:may be|are) subject to (?:change|confirmation|approval|amendment)\b.*",
            "the program says itself that a draft may change",
        ),
        (
            r"\(?draft\)?(?: minutes)?|unconfirmed(?: minutes)?",
            "the program says itself that a draft may change",
        ),
        (
            r"please check the minutes of that meeting to confirm.*",
            "the program says itself that a draft may change",
        ),
    )
)


def furniture(text: str) -> str:
    """Why a line is no part of the minutes; blank when it may be."""
    words = text.strip()
    return next((why for pattern, why in _FURNITURE if pattern.fullmatch(words)), "")


_ANNOUNCES_DECLARATIONS = re.compile(
    r"the following (?:declarations|interests?)\b.*\b(?:were|was) (?:made|declared)\b.*[:–-]", re.IGNORECASE
)


def announces_declarations(text: str) -> bool:
    """Whether a line says that declarations follow: the program sets words of its own over them."""
    return _ANNOUNCES_DECLARATIONS.fullmatch(text.strip()) is not None


_WEB_TAIL = re.compile(r"\s*(?:pdf icon )?PDF \d+(?:\.\d+)? ?[KM]B\s*\Z", re.IGNORECASE)


def without_web_tail(text: str) -> str:
    """A title without the link a web page sets behind it: “… Tracker pdf icon PDF 175 KB”."""
    return _WEB_TAIL.sub("", text)


_TITLE = re.compile(
    r".*\b(?:minutes|agenda)\b.*|(?:.*\s)?(?:committee|sub-committee|panel|board|cabinet|council|forum|executive|commission)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\(?signed\)?\s*(?:as a correct record\s*)?(?:by|[:–-])\s*(?P<name>[A-Z][^\d_….]{3,60}?)\s*(?:,|on|date[d]?:?)?\s*(?P<day>\d.*)?",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\(?(?:minutes )?(?:approved|confirmed|agreed)(?: as a correct record)?(?: (?:on|at|by)\b.*)?\)?\.?",
    re.IGNORECASE,
)


def is_title(text: str) -> bool:
    """Whether a line of the head names the board or says that these are minutes."""
    return (
        len(text) <= 160
        and not text.rstrip().endswith((".", ";"))
        and _TITLE.fullmatch(text.strip()) is not None
    )


def board_in(title: str) -> str:
    """The board a title names; blank when it says no more than “Minutes”."""
    words = re.sub(
        r"\b(?:draft|unconfirmed|minutes?|agenda|of|the|a|meeting|held|and|on|at)\b",
        " ",
        title,
        flags=re.IGNORECASE,
    )
    return (
        title.strip()
        if words.strip(" -–:,.") and not re.search(r"\bminutes|agenda\b", title, re.IGNORECASE)
        else ""
    )


def signed_by(text: str) -> tuple[str, dt.date | None] | None:
    """Who signed and when, if a line says so; None for a line to sign on."""
    found = _SIGNED.fullmatch(text.strip())
    if found is None:
        return None
    days = find_days(found["day"] or "")
    return found["name"].strip(" ,"), days[0][0] if days else None


def says_approved(text: str) -> bool:
    """Whether a line of the head says that the minutes are approved."""
    return len(text) <= 120 and _APPROVED.fullmatch(text.strip()) is not None
