"""What a command typed behind “/” is going to do: said in words while it is typed, done when it is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece
from boardkeeper.rules.asks import read_ask
from boardkeeper.rules.due_dates import clock, long_date, parse_due
from boardkeeper.rules.exemption import cite_paragraphs, format_paragraphs, parse_paragraphs
from boardkeeper.rules.motions import doubts_about, read_motion, read_votes, votes_in_words
from boardkeeper.snippets import SnippetView, fill
from ui.meetings.minutes.commands.finding import Fitting
from ui.meetings.minutes.decisions.deciding import Deciding
from ui.meetings.minutes.decisions.pen import Pen

_RECEIVER = re.compile(
    r"(?:to )?(?P<body>.+?)\s*(?:[:,]\s*|\s(?=that\b|to [a-z]))(?P<text>.*)", re.IGNORECASE
)
_KINDS = {
    "text": PieceKind.TEXT,
    "point": PieceKind.POINT,
    "heading": PieceKind.SUBHEADING,
    "item": PieceKind.HEADING,
}
_NO_LIMB = "Stand in a decision, or just below it."


@dataclass(frozen=True, slots=True)
class Plan:
    """What is going to happen.

    Attributes:
        says: In words; when nothing can happen, why not. Blank: what the table says will do.
        act: Does it, once the words behind “/” are gone; None when it cannot be done.
        field: The field of the panel to go to afterwards; blank for none.
        stands_alone: Whether it needs the text as it is once the words behind “/” are gone, as a table does.
    """

    says: str = ""
    act: Callable[[], None] | None = None
    field: str = ""
    stands_alone: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a command is given: the pen, what is known, the time, and how the report’s recommendations are fetched."""

    pen: Pen
    deciding: Deciding
    now: Callable[[], time]
    insert_words: Callable[[str, tuple[tuple[int, int], ...]], None]
    adopt: Callable[[], None]
    refuse: Callable[[tuple[WrittenPiece, ...]], None]
    recognise: Callable[[WrittenPiece], WrittenAsk | None]
    ask_of: Callable[[WrittenPiece], WrittenAsk]
    item_id: str | None


def plan_for(found: Fitting, scene: Scene) -> Plan:
    """The plan of a command or a turn of phrase with what is typed behind it."""
    if isinstance(found.thing, SnippetView):
        return _snippet(found.thing, scene)
    word = found.thing.word
    if word in _KINDS:
        return _kind(_KINDS[word], found.rest, scene)
    return _PLANS[word](found.rest, scene)


def ask_in_words(ask: WrittenAsk, scene_day: Deciding) -> str:
    """An ask in a line: “Jean Kelly, end of July (Wed 31 Jul 2019)”."""
    day = parse_due(ask.due_written, scene_day.held_on) if ask.due_written else None
    due = ask.due_written
    if due and day is None:
        due = f"{due} (no day can be read from this)"
    elif due and day is not None:
        due = f"{due} ({long_date(day)})"
    return ", ".join((ask.officer or "nobody named yet", due or "no date yet"))


def _decision(verb: Verb) -> Callable[[str, Scene], Plan]:
    def plan(rest: str, scene: Scene) -> Plan:
        decision = WrittenDecision(verb)
        ask = scene.recognise(WrittenPiece("", PieceKind.RESOLUTION, rest, decision=decision))
        says = f"Followed up: {ask_in_words(ask, scene.deciding)}" if ask is not None else ""
        return Plan(says, lambda: scene.pen.begin(PieceKind.RESOLUTION, rest, decision=decision))

    return plan


def _recommended(rest: str, scene: Scene) -> Plan:
    found = _RECEIVER.fullmatch(rest)
    body, text = (found["body"], found["text"]) if found else (rest.removeprefix("to "), "")
    if body.casefold().startswith(("that ", "to ")):
        body, text = "", rest
    decision = WrittenDecision(Verb.RECOMMENDED, recommended_to=body.strip())
    says = f"A recommendation to {body.strip()}" if body.strip() else ""
    return Plan(says, lambda: scene.pen.begin(PieceKind.RESOLUTION, text, decision=decision))


def _action(rest: str, scene: Scene) -> Plan:
    read = read_ask(rest, scene.deciding.officers())
    ask = WrittenAsk(read.officer, read.due_written)
    says = f"Action: {ask_in_words(ask, scene.deciding)}" if rest else ""
    return Plan(says, lambda: scene.pen.begin(PieceKind.ACTION, read.text, ask=ask))


def _adopt(_rest: str, scene: Scene) -> Plan:
    if scene.item_id is None:
        return Plan("This minute belongs to no item of the agenda, so it has no report.")
    return Plan("", scene.adopt)


def _track(rest: str, scene: Scene) -> Plan:
    pieces, rest = _aimed(rest, scene)
    if not pieces:
        return Plan(_NO_LIMB)
    if len(pieces) == 1:
        # What is followed up as one stays one.
        pieces = scene.pen.sharing(pieces[0]) or pieces
    read = read_ask(rest, scene.deciding.officers())
    ask = WrittenAsk(" ".join(filter(None, (read.officer, read.text))), read.due_written)
    decision = pieces[0].decision
    if not rest:
        known = decision.ask if decision is not None else pieces[0].ask
        ask = known or scene.ask_of(pieces[0])
    one = "the action" if pieces[0].kind is PieceKind.ACTION else "the decision"
    of = f"{len(pieces)} decisions as one" if len(pieces) > 1 else one
    says = f"Follows up {of}: {ask_in_words(ask, scene.deciding)}"
    return Plan(says, lambda: scene.pen.ask(pieces, ask), "" if ask.officer else "officer")


def _untrack(rest: str, scene: Scene) -> Plan:
    pieces, _ = _aimed(rest, scene)
    if pieces and pieces[0].kind is PieceKind.ACTION:
        return Plan("An action always asks somebody; /text makes plain words of it.")
    asking = tuple(each for each in pieces if each.decision is not None and each.decision.ask is not None)
    if not asking:
        return Plan("Nobody follows this decision up." if pieces else _NO_LIMB)

    def act() -> None:
        scene.refuse(asking)
        scene.pen.ask(asking, None)

    return Plan("", act)


def _aimed(rest: str, scene: Scene) -> tuple[tuple[WrittenPiece, ...], str]:
    """What a command is about: the action or the limb at the caret, or “all” limbs that stand together with it."""
    action = scene.pen.action()
    if action is not None:
        return (action,), rest
    word, _, behind = rest.partition(" ")
    if word.casefold() == "all":
        return scene.pen.limbs(), behind.strip()
    limb = scene.pen.limb()
    return () if limb is None else (limb,), rest


def _moved(rest: str, scene: Scene) -> Plan:
    mover, seconder = read_motion(rest, scene.deciding.movers(scene.item_id))
    if not mover and not seconder:
        return (
            Plan("", lambda: None, "mover") if scene.pen.limb() else Plan("Type who moved and who seconded.")
        )
    says = " · ".join(
        each
        for each in (f"Moved by {mover}" if mover else "", f"seconded by {seconder}" if seconder else "")
        if each
    )
    limbs = scene.pen.limbs()
    if not limbs:
        return Plan(
            f"{says}: stands with the next decision of this minute",
            lambda: scene.pen.keep_motion(mover, seconder),
        )
    return Plan(says, lambda: scene.pen.decide(limbs, mover=mover, seconder=seconder))


def _vote(rest: str, scene: Scene) -> Plan:
    limbs = scene.pen.limbs()
    if not limbs:
        return Plan(_NO_LIMB)
    if not rest:
        return Plan("", lambda: None, "votes")
    present = scene.deciding.may_vote(scene.item_id)
    votes = read_votes(rest, present)
    if votes is None:
        return Plan("Type the votes as 5-2-1: for, against, not voting.")
    is_lost = any(each.decision is not None and each.decision.is_lost for each in limbs)
    doubt = doubts_about(votes, present, is_lost=is_lost)
    says = votes_in_words(votes) + (f". {doubt}" if doubt else "")
    return Plan(
        says,
        lambda: scene.pen.decide(
            limbs,
            votes_for=votes.votes_for,
            votes_against=votes.votes_against,
            abstentions=votes.abstentions,
        ),
    )


def _recorded(_rest: str, scene: Scene) -> Plan:
    return Plan("", lambda: None, "recorded") if scene.pen.limb() else Plan(_NO_LIMB)


def _lost(is_lost: bool) -> Callable[[str, Scene], Plan]:
    def plan(_rest: str, scene: Scene) -> Plan:
        limbs = scene.pen.limbs()
        return Plan("", lambda: scene.pen.decide(limbs, is_lost=is_lost)) if limbs else Plan(_NO_LIMB)

    return plan


def _exempt(rest: str, scene: Scene) -> Plan:
    pieces = scene.pen.chosen()
    if not rest:
        return Plan("", lambda: None, "exempt")
    try:
        paragraphs = parse_paragraphs(rest)
    except ValueError as error:
        return Plan(str(error))
    if not paragraphs:
        return Plan("Type the paragraphs of Schedule 12A, as 1, 3.")
    return Plan(
        f"Exempt under {cite_paragraphs(paragraphs)} of Schedule 12A",
        lambda: scene.pen.mark(pieces, exempt_paragraphs=format_paragraphs(paragraphs)),
        "reason" if not any(each.public_interest_reason for each in pieces) else "",
    )


def _confidential(_rest: str, scene: Scene) -> Plan:
    pieces = scene.pen.chosen()
    return Plan("", lambda: scene.pen.mark(pieces, is_confidential=True))


def _public(_rest: str, scene: Scene) -> Plan:
    pieces = scene.pen.chosen()
    if not any(each.is_exempt for each in pieces):
        return Plan("It is public already.")
    return Plan("", lambda: scene.pen.open_again(pieces))


def _time(_rest: str, scene: Scene) -> Plan:
    now = clock(scene.now())
    return Plan(now, lambda: scene.insert_words(now, ()))


def _snippet(snippet: SnippetView, scene: Scene) -> Plan:
    filled = fill(snippet.text, {**scene.deciding.facts.snippet_facts, "time": clock(scene.now())})
    return Plan(filled.text, lambda: scene.insert_words(filled.text, filled.blanks))


def _kind(kind: PieceKind, rest: str, scene: Scene) -> Plan:
    return Plan("", lambda: scene.pen.begin(kind, rest))


def _table(_rest: str, scene: Scene) -> Plan:
    return Plan("", scene.pen.begin_table, stands_alone=True)


_PLANS: dict[str, Callable[[str, Scene], Plan]] = {
    "resolved": _decision(Verb.RESOLVED),
    "agreed": _decision(Verb.AGREED),
    "recommended": _recommended,
    "noted": _decision(Verb.NOTED),
    "action": _action,
    "adopt": _adopt,
    "track": _track,
    "untrack": _untrack,
    "moved": _moved,
    "vote": _vote,
    "recorded": _recorded,
    "lost": _lost(True),
    "carried": _lost(False),
    "exempt": _exempt,
    "confidential": _confidential,
    "public": _public,
    "table": _table,
    "time": _time,
}
