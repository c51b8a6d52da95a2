"""How minutes say that something was decided, moved, voted on, or given to somebody to do.

Source: published minutes of English councils: “RESOLVED that”, “It was agreed that –”, “Members noted the update and …”,
“RECOMMENDED to Cabinet that”, “Councillor A moved, seconded by Councillor B:”, “carried by 7 votes to 2”.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from boardkeeper.importing.old_minutes.lines import Decided, OldDecision
from boardkeeper.rules.due_dates import parse_due
from boardkeeper.rules.number_words import NUMBER_WORDS

_VERBS = {
    "resolved": Decided.RESOLVED,
    "decided": Decided.RESOLVED,
    "decision": Decided.RESOLVED,
    "resolution": Decided.RESOLVED,
    "agreed": Decided.AGREED,
    "noted": Decided.NOTED,
    "recommended": Decided.RECOMMENDED,
    "recommendation": Decided.RECOMMENDED,
}
_BODY = (
    r"(?:(?:the )?(?:members|councillors|(?:[\w’'&-]+,? ){0,9}(?:committee|sub-committee|panel|board|cabinet|council|forum|"
    r"executive|commission|group|partnership)))"
)
_ADVERBS = r"(?:(?:also|then|therefore|unanimously|formally|by consensus) )*"
_START = re.compile(
    rf"(?:(?:it was|it is|it was then|they were|(?:and )?{_BODY}(?: (?:was|were))?) )?{_ADVERBS}"
    r"(?P<verb>resolved|agreed|noted|decided|recommended|decisions?|resolutions?|recommendations?)\b",
    re.IGNORECASE,
)
_ALONE = frozenset(
    {"decision", "decisions", "resolution", "resolutions", "recommendation", "recommendations"}
)
_LEAD = re.compile(
    r"(?<!is )(?<!are )\b(?P<verb>resolved|agreed|decided|recommended)\b[^.;]{0,120}[:–—-]\Z",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"[:–—-]\Z|\bthat\Z|\bto\Z|\bfollowing\Z", re.IGNORECASE)
_BARE = re.compile(
    r"(?:that|to|the following|as follows|follows|actions?|points?|by|it was|[:–—\-,. ()])*",
    re.IGNORECASE,
)
_RECEIVER = re.compile(
    r"\s*(?:to|that it be recommended to) (?:the )?(?P<body>(?!note\b|approve\b|agree\b|receive\b)[A-Z][\w&,’' -]{1,60}?)"
    r"(?=\s*(?:\bthat\b|\bto\b|[:–—-](?:\s|\Z)|\Z))"
)
_NARRATIVE = re.compile(r"noted that\b|agreed with\b|noted by\b|noted how\b", re.IGNORECASE)
_MOTION = re.compile(r"[“\"‘']?That\b.*\b(?:be|is|are)\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a line begins to say what was decided.

    Attributes:
        verb: The board's word.
        recommended_to: To whom.
        rest: What follows, mark and verb taken away; blank when the limbs come on lines of their own.
        is_lead: Whether it only opens limbs that follow.
        is_bare: Of a lead: whether it says nothing besides the verb.
    """

    verb: Decided
    recommended_to: str
    rest: str
    is_lead: bool
    is_bare: bool


def read_opening(text: str) -> Opening | None:
    """Read “RESOLVED that …”, “It was agreed that the Committee:”, “RECOMMENDED to Cabinet that …”; None for anything else.

    What members noted in discussion (“Members noted that the figure had risen”) is no decision; nor is “noted” with a list
    of remarks behind it.
    """
    words = text.strip()
    found = _START.match(words)
    if found is None:
        lead = _LEAD.search(words)
        if lead is None or len(words) > 300:
            return None
        return Opening(_VERBS[_singular(lead["verb"])], "", words, is_lead=True, is_bare=False)
    word = found["verb"].casefold()
    behind = words[found.end() :]
    if _NARRATIVE.match(words[found.start("verb") :]) or (
        word in _ALONE and not re.match(r"\s*(?:\Z|[:–—-]|that\b)", behind)
    ):
        return None
    verb = _VERBS[_singular(word)]
    receiver, behind = _receiver(verb, behind)
    if _ENDS_OPEN.search(behind.strip()) or not behind.strip(" .:–—-"):
        is_bare = _BARE.fullmatch(behind.strip()) is not None and "unanimously" not in words.casefold()
        if verb is Decided.NOTED and not is_bare:
            return None
        return Opening(verb, receiver, "" if is_bare else words, is_lead=True, is_bare=is_bare)
    rest = cleaned_limb(behind)
    if "unanimously" in words[: found.end()].casefold():
        rest = f"(unanimously) {rest}"
    return Opening(verb, receiver, rest, is_lead=False, is_bare=False)


def _singular(word: str) -> str:
    word = word.casefold()
    return word.removesuffix("s") if word.removesuffix("s") in _ALONE else word


def _receiver(verb: Decided, behind: str) -> tuple[str, str]:
    if verb is not Decided.RECOMMENDED:
        return "", behind
    found = _RECEIVER.match(behind)
    if found is None:
        return "", behind
    return found["body"].strip(" ,"), behind[found.end() :]


def cleaned_limb(text: str) -> str:
    """The words of a limb as they follow the verb: “– That the report be noted” is “that the report be noted”."""
    words = re.sub(r"\A[\s:–—,-]+", "", text.strip())
    words = re.sub(
        r"\A(that|to)\s*[:–—-]+\s*(\w)",
        lambda found: f"{found[1]} {found[2].lower()}",
        words,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\A(?:That|To)\b", lambda found: found[0].lower(), words)


def is_motion(text: str) -> bool:
    """Whether a line reads like a motion or a resolution without its verb: “That the minutes … be approved”."""
    return _MOTION.match(text.strip()) is not None


_MARKED = re.compile(r"(?<![\w(])\((\d{1,2}|[a-z]|[ivx]{1,4})\)\s+|(?<=[:;,.–-])\s+(\d{1,2})[.)]\s+(?=\w)")


def limbs_within(text: str) -> tuple[str, tuple[str, ...]]:
    """Part a decision written in one paragraph: “RESOLVED that (1) … ; and (2) …” is an opening and two limbs.

    Returns:
        The opening and the limbs, each with its mark; the whole text and nothing unless the marks run on from the first.
    """
    opening = _START.match(text.strip())
    if opening is None:
        return text, ()
    marks = [found for found in _MARKED.finditer(text) if found.start() >= opening.end() - 1]
    kept: list[re.Match[str]] = []
    for found in marks:
        if (found[1] or found[2]) == _nth(found[1] or found[2], len(kept) + 1):
            kept.append(found)
    if len(kept) < 2 or text[: kept[0].start()].count(". "):
        return text, ()
    ends = [*(found.start() for found in kept[1:]), len(text)]
    return text[: kept[0].start()].strip(), tuple(
        text[found.start() : end].strip() for found, end in zip(kept, ends, strict=True)
    )


def _nth(like: str, count: int) -> str:
    if like.isdigit():
        return str(count)
    if count == 1:
        return like if like in {"a", "i"} else ""
    figures = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    letter = chr(ord("a") + count - 1)
    return like if like in {letter, figures[count - 1] if count <= len(figures) else ""} else ""


_STYLES = r"(?:The |the )?(?:Councillor|Cllr\.?|Alderman|Mrs?\.?|Ms\.?|Miss|Dr\.?|Sir|Lord|Lady|Dame|Mayor|Lord Mayor|Chair(?:man|person)?|Vice[- ]Chair)"
_NAME = rf"(?:(?:{_STYLES})(?: [A-Z][\w.’'-]*){{0,4}}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{1,4}})"
_MOVED = re.compile(
    rf"(?:it was |on being |having been )?(?:duly )?(?:moved|proposed)(?: by)? (?P<mover>{_NAME})"
    rf"(?:,? (?:and )?(?:it was )?(?:duly )?seconded(?: by)? (?P<seconder>{_NAME}))?"
)
_MOVES = re.compile(
    rf"(?P<mover>{_NAME}) (?:moved|proposed)(?:,? (?:and )?(?:duly )?seconded by (?P<seconder>{_NAME}))?"
)
_SECONDED = re.compile(rf"[Ss]econded(?: by)?:? (?P<seconder>{_NAME})")
_LABELLED = re.compile(rf"(?:Proposer|Proposed by|Moved by|Mover):? (?P<mover>{_NAME})")
_LONGEST_ASIDE = 220


@dataclass(frozen=True, slots=True)
class Moved:
    """Who moved and who seconded, and the words of the line besides; a lead has none."""

    mover: str
    seconder: str
    rest: str


def read_mover(text: str) -> Moved | None:
    """Read “Moved by Councillor A, seconded by Councillor B” where a line begins so; None for anything else."""
    words = text.strip().lstrip("([").strip()
    found = None
    for pattern in (_MOVED, _MOVES, _LABELLED):
        found = pattern.match(words) or (pattern.match(words[0].lower() + words[1:]) if words else None)
        if found:
            break
    if not found:
        return None
    rest = words[found.end() :].strip()
    seconder = found.groupdict().get("seconder") or ""
    second = _SECONDED.match(rest.lstrip(",;. ")) if not seconder else None
    if second:
        seconder, rest = second["seconder"], rest.lstrip(",;. ")[second.end() :]
    rest = re.sub(r"\A[\s,;:.)\]–—-]*(?:and (?=RESOLVED|resolved|AGREED|agreed|it was|carried))?", "", rest)
    rest = re.sub(r"\A(?:it was )(?=(?:RESOLVED|resolved|AGREED|agreed)\b)", "", rest)
    return Moved(_plain(found["mover"]), _plain(seconder), rest.strip())


def _plain(name: str) -> str:
    return re.sub(r"\A[Tt]he (?=Chair|Vice)", "the ", name.strip(" .,"))


_COUNT = rf"(\d{{1,3}}|nil|none|{'|'.join(NUMBER_WORDS)})"
_SIDES = {
    "votes_for": (
        rf"\b{_COUNT} (?:votes? )?(?:\w+ )?(?:in favour|for)\b",
        rf"\b(?:votes? )?(?:for|in favour)(?: the motion)?\s*[:=–-]?\s*{_COUNT}\b",
    ),
    "votes_against": (
        rf"\b{_COUNT} (?:votes? )?(?:\w+ )?against\b",
        rf"\b(?:votes? )?against(?: the motion)?\s*[:=–-]?\s*{_COUNT}\b",
    ),
    "abstentions": (rf"\b{_COUNT} (?:\w+ )?(?:abst)\w*", rf"\babst\w*\s*[:=–-]?\s*{_COUNT}\b"),
}
_TO = re.compile(rf"\b(?:by )?{_COUNT} (?:votes? )?to {_COUNT}\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:was|were|declared|motion|amendment|clearly)\b[^.]*\b(?:lost|not carried|defeated|negatived)\b|\A\(?LOST\b|\bfell\.?\Z"
)
_CARRIED = re.compile(r"\b(?:carried|approved unanimously|unanimous(?:ly)?)\b", re.IGNORECASE)
_IS_VOTE = re.compile(r"\bvot(?:e|es|ed|ing)\b|\bcarried\b|\blost\b|\bin favour\b|\babst", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voted:
    """How a vote went; None and False where the line does not say."""

    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    is_lost: bool = False
    is_carried: bool = False

    def onto(self, decision: OldDecision) -> OldDecision:
        """The decision with what is known of the vote."""
        return replace(
            decision,
            votes_for=decision.votes_for if self.votes_for is None else self.votes_for,
            votes_against=decision.votes_against if self.votes_against is None else self.votes_against,
            abstentions=decision.abstentions if self.abstentions is None else self.abstentions,
            is_lost=decision.is_lost or self.is_lost,
        )


def read_vote(text: str) -> Voted | None:
    """Read how a vote went: “carried by 7 votes to 2”, “(For 7, Against 2, Abstentions 1)”; None when nothing is said."""
    if not _IS_VOTE.search(text):
        return None
    counts: dict[str, int | None] = dict.fromkeys(_SIDES)
    to = _TO.search(text)
    if to and (first := _counted(to[1])) is not None and (second := _counted(to[2])) is not None:
        counts["votes_for"], counts["votes_against"] = first, second
        if _LOST.search(text) and first > second:
            counts["votes_for"], counts["votes_against"] = second, first
    for side, patterns in _SIDES.items():
        for pattern in patterns:
            found = re.search(pattern, text, re.IGNORECASE)
            if counts[side] is None and found:
                counts[side] = _counted(found[1])
    lost, carried = bool(_LOST.search(text)), bool(_CARRIED.search(text))
    if all(count is None for count in counts.values()) and not lost and not carried:
        return None
    return Voted(
        counts["votes_for"], counts["votes_against"], counts["abstentions"], lost, carried and not lost
    )


def is_vote_alone(text: str) -> bool:
    """Whether a line says how a vote went and nothing else, so that its facts are all there is to keep."""
    words = text.strip().strip("()[]").strip()
    return (
        len(words) <= _LONGEST_ASIDE
        and re.match(
            r"(?:(?:the |this |a )?(?:vote|motion|amendment|proposal|recommendations?)s?\b.{0,80}\b(?:carried|lost|defeated)\b"
            r"|carried\b|lost\b|for\b\s*[:\d]|votes?\b|voting\b|on being put to the vote|upon being put|\d{1,3} (?:votes? )?(?:for|in favour))",
            words,
            re.IGNORECASE,
        )
        is not None
    )


def _counted(word: str) -> int | None:
    word = word.casefold()
    if word.isdigit():
        return int(word)
    if word in {"nil", "none"}:
        return 0
    return NUMBER_WORDS.index(word) if word in NUMBER_WORDS else None


_ACTION = re.compile(
    r"\s*actions?(?: points?)?(?: no\.?)? ?(?:\d{1,4})?\s*(?:[:–—-]|\bfor\b|\bby\b|\Z)\s*(?P<rest>.*?)\Z",
    re.IGNORECASE | re.DOTALL,
)
_DUE = re.compile(r",?\s+(?:by|before|no later than|due)\s+(?P<due>[^,;()]{3,40}?)[\s.;)]*\Z", re.IGNORECASE)
_OFFICER = re.compile(
    rf"(?P<officer>(?:{_NAME}|[A-Z]{{2,4}})(?:(?: ?/ ?| and | & |, )(?:{_NAME}|[A-Z]{{2,4}}))*)\s*(?P<joint>to\b|will\b|[:–—-]|\Z|by\b)"
)
_LAST = re.compile(rf"\s*[\[(](?:Action(?: by)?:? )?(?P<officer>{_NAME})[\])]\.?\Z")


@dataclass(frozen=True, slots=True)
class ReadAction:
    """An action: what, who and by when as written; what is not said is blank."""

    text: str
    officer: str
    due_written: str


def read_action(text: str, held_on: dt.date | None) -> ReadAction | None:
    """Read “ACTION: Jean Kelly to provide the figures by end of July”; None when a line does not begin so."""
    bracketed = re.fullmatch(r"\[(.*)\]\.?|\((.*)\)\.?", text.strip(), re.DOTALL)
    found = _ACTION.fullmatch((bracketed[1] or bracketed[2] or "") if bracketed else text.strip())
    if found is None:
        return None
    words, due = found["rest"].strip(), ""
    if (dated := _DUE.search(words)) and parse_due(dated["due"], held_on or dt.date(2000, 1, 1)):
        words, due = words[: dated.start()].strip(), dated["due"].strip()
    officer = ""
    if (last := _LAST.search(words)) is not None:
        officer, words = last["officer"], words[: last.start()].strip()
    elif (named := _OFFICER.match(words)) is not None:
        officer = named["officer"].strip()
        words = words[named.start("joint") if named["joint"] in {"to", "will"} else named.end() :].strip(
            " :–—-"
        )
    return ReadAction(words, officer, due)


_TRAILING_ACTION = re.compile(
    r"\s*(?P<action>[\[(]\s*ACTION(?: POINT)?S?\s*[:–—-][^\])]*[\])])\.?\Z|\s+(?P<plain>ACTION:.*)\Z"
)


def action_at_end(text: str) -> tuple[str, str]:
    """Part “… would be circulated. (ACTION: Jean Kelly)” into the paragraph and the action; blank when there is none."""
    found = _TRAILING_ACTION.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()].strip(), (found["action"] or found["plain"]).strip()
