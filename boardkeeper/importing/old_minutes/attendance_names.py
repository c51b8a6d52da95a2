"""Who was there, as the head of minutes lists it: labels, lists of one style, posts in brackets, “in the Chair”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from boardkeeper.importing.old_minutes.lines import Came, OldAttendee

_LABELS: tuple[tuple[str, Came, str], ...] = (
    (
        r"apolog(?:y|ies)(?: (?:for|of) (?:absence|non-attendance))?(?: (?:was|were) (?:received|submitted|given))?(?: (?:from|for))?",
        Came.APOLOGIES,
        "",
    ),
    (r"absent(?: without apolog(?:y|ies))?", Came.ABSENT, ""),
    (r"substitutes?(?: members?| present)?", Came.SUBSTITUTE, ""),
    (r"co-?opt(?:ed|ees?)(?: (?:members?|representatives?))?(?: present)?", Came.PRESENT, ""),
    (
        r"(?:other |voting |committee |panel |board )?(?:members|councillors) present|present|attendance|attendees|members(?: of the \w+)?|those present",
        Came.PRESENT,
        "",
    ),
    (
        r"(?:also |others? )?in attendance|also present|(?:council )?officers?(?: (?:in attendance|present))?|others? present|by invitation|invited|invitees|guests?|observers?|witnesses",
        Came.IN_ATTENDANCE,
        "",
    ),
    (r"(?:the )?chair(?:man|person|woman)?", Came.PRESENT, "Chair"),
    (r"(?:the )?vice[- ]?chair(?:man|person|woman)?", Came.PRESENT, "Vice-chair"),
)
_LABEL = tuple(
    (
        re.compile(
            rf"(?P<label>{pattern})\s*(?:\((?P<aside>[^)]*)\)\s*)?(?:[:–—]|-(?=\s)|\t|\Z|(?<=from)\s)\s*(?P<rest>.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        came,
        acting,
    )
    for pattern, came, acting in _LABELS
)
_SENT = re.compile(
    r"(?:an )?apolog(?:y|ies)(?: for (?:absence|lateness))? (?:was|were|had been|has been|have been) (?:received|submitted|given|noted|made|tendered)"
    r"(?: (?:from|for|on behalf of|by))? (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_STYLE = re.compile(r"(?P<style>Councillors?|Cllrs?\.?|Alderm[ae]n)(?=\s)", re.IGNORECASE)
_SINGLE = {
    "councillor": "Councillor",
    "councillors": "Councillor",
    "cllr": "Cllr",
    "cllrs": "Cllr",
    "alderman": "Alderman",
    "aldermen": "Alderman",
}
_PLURAL = frozenset({"councillors", "cllrs", "aldermen"})
_CHAIR = re.compile(
    r"(?:(?:who was )?in the |the |as )?(?:acting )?chair(?:man|person|woman)?\b.{0,20}", re.IGNORECASE
)
_VICE = re.compile(
    r"(?:the |as )?(?:acting )?(?:vice|deputy)[- ]?chair(?:man|person|woman)?\b.{0,20}", re.IGNORECASE
)
_STANDS_IN = re.compile(
    r"(?:as )?(?:a )?(?:(?:named )?substitut\w*|standing in|deputising|sub)?\s*(?:for|:)\s+(?P<name>.+)|(?:in place of|on behalf of)\s+(?P<other>.+)",
    re.IGNORECASE,
)
_REPLACED = re.compile(r"(?:substituted|replaced) by (?P<name>.+)", re.IGNORECASE)
_ONLINE = re.compile(
    r"(?:attended |joined |present )?(?:online|virtual(?:ly)?|remote(?:ly)?|(?:via |by |on )?(?:ms |microsoft )?(?:teams|zoom)|via video.*)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:arrived|joined|left|from|until|to|part|for (?:item|minute)|items?|minutes?|present for|am only|pm only)\b.*\d*.*",
    re.IGNORECASE,
)
_POST_WORDS = re.compile(
    r"\b(?:director|head|officer|manager|advis[eo]r|lead|leader|cabinet member|portfolio|chief|solicitor|clerk|assistant|consultant|representative|"
    r"inspector|coordinator|co-ordinator|principal|headteacher|governor|executive|secretary|auditor|lawyer|editor|support|team|service|services|member for|"
    r"commissioner|constable|superintendent|accountant|engineer|planner|monitoring)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:there were )?(?:none|nil|no apologies.*|n/?a|no[- ]one|nobody|no others?)\.?", re.IGNORECASE
)
_NAME_WORD = re.compile(
    r"(?:[A-Z][\w.’'`-]*|de|van|von|der|den|la|le|du|al|el|bin|ap|of|the|(?<=Lord )Mayor|OBE|MBE|CBE|JP)\Z"
)
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Label:
    """What the head of a list says: who comes now."""

    came: Came
    acting_as: str
    rest: str


def read_label(text: str) -> Label | None:
    """Read “PRESENT:”, “Apologies for absence: Councillors A and B”, “Also in attendance –”; None for anything else."""
    words = text.strip()
    for pattern, came, acting in _LABEL:
        found = pattern.fullmatch(words)
        if found is None or (found["rest"] and len(found["label"]) > 40 and came is not Came.APOLOGIES):
            continue
        again = read_label(found["rest"]) if found["rest"] else None
        if again is not None and again.came is came:
            return again
        return Label(came, acting, found["rest"].strip())
    sent = _SENT.fullmatch(words)
    if sent:
        return Label(Came.APOLOGIES, "", sent["rest"].strip())
    return None


@dataclass(frozen=True, slots=True)
class ReadNames:
    """Who a line names, and the words of it that are no names."""

    attendees: tuple[OldAttendee, ...]
    not_read: tuple[str, ...]


def read_people(text: str, label: Label, line: int) -> ReadNames:
    """Read a list of names as the head of minutes prints it.

    Args:
        text: “Councillors Allen, Buchan and Mrs Johnson.”; “Ed Coley (Head of Skills), Judith Harwood (Service Director)”.
        label: Under what they stand.
        line: For the answer.
    """
    words = text.strip().rstrip(".;").strip()
    if not words or _NOBODY.fullmatch(words):
        return ReadNames((), ())
    found: list[OldAttendee] = []
    not_read: list[str] = []
    style = ""
    for part in _parts(words):
        plain, asides = _without_asides(part)
        if styled := _STYLE.match(plain):
            written = styled["style"].casefold().rstrip(".")
            style = _SINGLE[written] if written in _PLURAL else ""
            plain = f"{_SINGLE[written]} {plain[styled.end() :].strip()}"
        elif style and plain and not _is_own_style(plain) and not _is_role(plain):
            plain = f"{style} {plain}"
        if found and not asides and _belongs_behind(plain, found[-1]):
            found[-1] = _with_aside(found[-1], plain)
            continue
        if not _is_name(plain):
            not_read.append(part)
            continue
        attendee = OldAttendee(plain, label.came, line, label.acting_as)
        replaced_by = [match["name"] for aside in asides if (match := _REPLACED.fullmatch(aside))]
        for aside in asides:
            if not _REPLACED.fullmatch(aside):
                attendee = _with_aside(attendee, aside)
        found.append(attendee)
        found += [OldAttendee(name, Came.SUBSTITUTE, line, substitute_for=plain) for name in replaced_by]
    return ReadNames(tuple(found), tuple(not_read))


def _parts(words: str) -> list[str]:
    """Cut at commas, semicolons, lines and “and” that stand outside brackets."""
    parts, depth, current = [], 0, ""
    for piece in re.split(r"(\(|\)|[;,\n\t]|\s+(?:and|&)\s+|\s+[–—-]\s+)", words):
        depth = max(depth + (piece == "(") - (piece == ")"), 0)
        if depth == 0 and (piece in {";", ",", "\n", "\t"} or piece.strip() in {"and", "&", "–", "—", "-"}):
            parts.append(current)
            current = ""
        else:
            current += piece
    parts.append(current)
    return [part.strip(" .") for part in parts if part.strip(" .")]


def _without_asides(part: str) -> tuple[str, list[str]]:
    asides = [each.strip() for each in re.findall(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", part)]
    return re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)", "", part).strip(" ,."), asides


def _is_own_style(plain: str) -> bool:
    """Somebody of another style in a list of councillors: “Mr A Clark”, “Dr Lucas”, “Revd J Smith”."""
    return re.match(r"(?:Mr|Ms|Miss|Dr|Prof\w*|Sir|Lord|Lady|Dame|The|Rev\w*)\b", plain) is not None


def _is_role(plain: str) -> bool:
    return bool(_CHAIR.fullmatch(plain) or _VICE.fullmatch(plain))


def _belongs_behind(plain: str, before: OldAttendee) -> bool:
    """Whether words behind a comma say something of the person before it: a role, a post, the rest of a post."""
    if _is_role(plain) or re.fullmatch(r"(?:OBE|MBE|CBE|JP|QC|KC|MP)", plain):
        return True
    if _STYLE.match(plain) or _is_own_style(plain):
        return False
    return _POST_WORDS.search(plain) is not None or (bool(before.post) and len(plain.split()) == 1)


def _with_aside(attendee: OldAttendee, aside: str) -> OldAttendee:
    """What stands behind a name: “(Chair)”, “(substitute for Councillor Murphy)”, “(online)”, “(Head of Skills)”."""
    if _VICE.fullmatch(aside):
        return replace(attendee, acting_as="Vice-chair")
    if _CHAIR.fullmatch(aside):
        return replace(attendee, acting_as="Chair")
    if _ONLINE.fullmatch(aside):
        return replace(attendee, is_online=True)
    stands_in = _STANDS_IN.fullmatch(aside)
    if stands_in and attendee.presence in {Came.PRESENT, Came.SUBSTITUTE}:
        name = (stands_in["name"] or stands_in["other"]).strip()
        if _is_name(name):
            return replace(attendee, presence=Came.SUBSTITUTE, substitute_for=name)
    if re.fullmatch(r"(?:OBE|MBE|CBE|JP|QC|KC|MP)", aside):
        return replace(attendee, name=f"{attendee.name}, {aside}")
    return replace(attendee, post=f"{attendee.post}, {aside}" if attendee.post else aside)


def says_movement(post: str) -> bool:
    """Whether what stands behind a name says when somebody came or left."""
    return _MOVED.fullmatch(post) is not None


def _is_name(words: str) -> bool:
    each = words.split()
    return (
        0 < len(each) <= _MOST_WORDS
        and not re.search(r"\d|[:;?!@/]", words)
        and each[0][:1].isupper()
        and all(_NAME_WORD.match(word) for word in each)
    )


def attendance_of_table(rows: tuple[tuple[str, ...], ...]) -> list[str] | None:
    """A table with labels in its first column and names beside them, as the lines it stands for; None for another table."""
    labels = [read_label(row[0]) for row in rows]
    if not any(label is not None and not label.rest for label in labels) or len(rows[0]) < 2:
        return None
    lines = []
    for row, label in zip(rows, labels, strict=True):
        beside = "; ".join(cell for cell in row[1:] if cell)
        lines.append(
            f"{row[0].rstrip(': ')}: {beside}" if label else "; ".join(filter(None, (row[0], beside)))
        )
    return lines
