"""Who was at a meeting, as papers list them: names with what stands in brackets behind them.

Source: the heads of printed minutes: “Councillors Allen, Buchan and Goslin”, “Councillor McDonald, Vice Chair”,
“Ed Coley (Head of Skills and Employability) and Helen Rickman (Democratic Advisor)”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_LABELS = (
    ("present", re.compile(r"(?:members )?present\s*:\s*|co-opted(?: \w+)?\s*:\s*", re.IGNORECASE)),
    (
        "apologies",
        re.compile(
            r"(?:an )?apolog(?:y|ies)\b(?: for absence)?(?: (?:was|were) received)?(?: from)?\s*:?\s*",
            re.IGNORECASE,
        ),
    ),
    ("substitute", re.compile(r"substitutes?\s*:\s*", re.IGNORECASE)),
    ("in attendance", re.compile(r"(?:(?:also )?in attendance|officers)\s*:\s*", re.IGNORECASE)),
    ("in attendance", re.compile(r"(?:also )?in attendance\s+", re.IGNORECASE)),
    ("absent", re.compile(r"absent\b\s*:?\s*", re.IGNORECASE)),
)
_RUNS = {"councillors": "Councillor", "cllrs": "Cllr", "aldermen": "Alderman"}
_STYLED = re.compile(r"(?:councillor|cllr|alderman|lord|baroness)\b", re.IGNORECASE)
_ACTING = (
    (
        "Vice-chair",
        re.compile(r"(?:in the |as |acting )?(?:vice|deputy)[ -]?chair(?:man|woman|person)?", re.IGNORECASE),
    ),
    ("Chair", re.compile(r"(?:in the |as |acting )?chair(?:man|woman|person)?", re.IGNORECASE)),
)
_INSTEAD = re.compile(
    r"(?:as )?(?:substitut\w*\s+|sub\s+|replacing\s+|in place of\s+)?(?:for\s+)?(?P<name>.+)", re.IGNORECASE
)
_IS_INSTEAD = re.compile(r"(?:as )?(?:substitut|sub\b|replacing|in place of|for\b)", re.IGNORECASE)
_ONLINE = re.compile(
    r"(?:joined |attended )?(?:online|virtually?|remote(?:ly)?|(?:via|by|on) (?:teams|zoom|video|link|telephone))",
    re.IGNORECASE,
)
_HONOURS = re.compile(r"(?:OBE|MBE|CBE|KBE|DBE|BEM|QPM|JP|DL|KC|QC|MP)")
_POST_WORDS = re.compile(
    r"\b(?:of|for|director|head|officer|manager|adviser|advisor|member|representative|chief|secretary|inspector)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenPerson:
    """Somebody as a list names them.

    Attributes:
        part: What stands behind the name: a post, or whom they come from.
        acting_as: “Chair” or “Vice-chair” when the list says so.
        instead_of: The member a substitute came for.
    """

    name: str
    part: str = ""
    acting_as: str = ""
    instead_of: str = ""
    is_online: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """A list of names, and the way of taking part it begins with; blank when it says none."""

    presence: str
    people: tuple[WrittenPerson, ...]


def read_attendance(written: str) -> AttendanceLine:
    """Read a list of names as the head of minutes prints it.

    Names stand between commas, semicolons, lines and the word “and”; brackets behind a name, or a post behind a comma,
    belong to the name before. “Councillors” stands for each name up to the next semicolon or line.
    """
    text = written.strip()
    presence = ""
    for word, label in _LABELS:
        found = label.match(text)
        if found:
            presence, text = word, text[found.end() :]
            break
    people: list[WrittenPerson] = []
    for run in _split(text, ";\n"):
        people += _run(run)
    return AttendanceLine(presence, tuple(dict.fromkeys(people)))


def _run(run: str) -> list[WrittenPerson]:
    first, _, rest = run.partition(" ")
    style = _RUNS.get(first.casefold().rstrip(":"), "")
    people: list[WrittenPerson] = []
    for piece in _names_in(rest if style else run):
        if people and _belongs_to_the_name_before(piece):
            people[-1] = (
                replace(people[-1], name=f"{people[-1].name}, {piece}")
                if _HONOURS.fullmatch(piece)
                else _with_part(people[-1], piece)
            )
            continue
        name, parts = _brackets(piece)
        name, instead_of = _told_apart(name)
        styled = f"{style} {name}" if style and not _STYLED.match(name) else name
        person = WrittenPerson(styled, instead_of=instead_of)
        for part in parts:
            person = _with_part(person, part)
        if person.name:
            people.append(person)
    return people


def _told_apart(name: str) -> tuple[str, str]:
    """“Councillor Ney for Councillor Downie” names two people: who came, and for whom."""
    came, _, instead_of = name.partition(" for ")
    return _plain(re.sub(r"\s+(?:as )?substitut\w*$", "", came, flags=re.IGNORECASE)), _plain(instead_of)


def _belongs_to_the_name_before(piece: str) -> bool:
    if _STYLED.match(piece):
        return False
    return bool(
        _HONOURS.fullmatch(piece)
        or any(words.fullmatch(piece) for _, words in _ACTING)
        or _ONLINE.fullmatch(piece)
        or ("(" not in piece and _POST_WORDS.search(piece))
    )


def _with_part(person: WrittenPerson, part: str) -> WrittenPerson:
    for acting, words in _ACTING:
        if words.fullmatch(part):
            return replace(person, acting_as=acting)
    if _ONLINE.fullmatch(part):
        return replace(person, is_online=True)
    if _IS_INSTEAD.match(part):
        found = _INSTEAD.fullmatch(part)
        return replace(person, instead_of=found["name"] if found else part)
    return replace(person, part=", ".join(each for each in (person.part, part) if each))


def _brackets(piece: str) -> tuple[str, tuple[str, ...]]:
    """A name, and what stands in brackets behind it."""
    name, _, _ = piece.partition("(")
    return _plain(name), tuple(_plain(part) for part in re.findall(r"\(([^()]*)\)?", piece) if part.strip())


def _names_in(run: str) -> Iterator[str]:
    for piece in _split(run, ","):
        yield from (_plain(each) for each in _split_at_and(piece) if _plain(each))


def _split(text: str, marks: str) -> Iterator[str]:
    """Split at any of the marks, but not within brackets."""
    depth, start = 0, 0
    for place, character in enumerate(text):
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character in marks and not depth:
            yield text[start:place].strip()
            start = place + 1
    yield text[start:].strip()


_AND = re.compile(r"(?:^|\s+)(?:and|&)\s+", re.IGNORECASE)


def _split_at_and(piece: str) -> Iterator[str]:
    start = 0
    for found in _AND.finditer(piece):
        before = piece[: found.start()]
        opened = before.count("(") > before.count(")")
        # “Head of Skills and Employability” behind a comma is one post.
        if not opened and not _POST_WORDS.search(_brackets(piece)[0]):
            yield piece[start : found.start()]
            start = found.end()
    yield piece[start:]


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .,;")
