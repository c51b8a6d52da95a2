"""Commands about remarks: comments and challenges on anything the board holds, and their answers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.cli.choosing import choose
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from boardkeeper.remarks import RemarkAbout, RemarkView
    from db.store import Store


class What(StrEnum):
    """What a remark can be on, as it is typed."""

    ACTION = "action"
    DECISION = "decision"
    MILESTONE = "milestone"
    KPI = "kpi"
    ITEM = "item"
    MINUTE = "minute"


_What = Annotated[
    What, typer.Argument(metavar="WHAT", help="action, decision, milestone, kpi, item or minute.")
]
_Which = Annotated[
    str,
    typer.Argument(metavar="WHICH", help="Its number or name: 118, 1.2, Re-referrals, 6; of a minute 16(e)."),
]
_Meeting = Annotated[
    str | None, typer.Option("--meeting", metavar="DATE", help="The day of the meeting, for item and minute.")
]
_Remark = Annotated[
    str, typer.Argument(metavar="REMARK", help="How its id begins, as the list shows it, or words of it.")
]
_SHOWN = 8


def list_all(
    file: BoardFile,
    waiting: Annotated[bool, typer.Option("--open", help="Only those that are not settled.")] = False,
    challenges: Annotated[bool, typer.Option("--challenges", help="Only challenges.")] = False,
    lost: Annotated[bool, typer.Option("--lost", help="Only those that have lost their place.")] = False,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List the remarks of the board, those that wait first."""
    from boardkeeper import boards

    chips = {"Open": waiting, "Challenges": challenges, "Lost their place": lost}
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        _say(_listed(store, board_id, frozenset(chip for chip, on in chips.items() if on)), as_json=as_json)


def add(
    file: BoardFile,
    what: _What,
    which: _Which,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is said.")],
    challenge: Annotated[bool, typer.Option("--challenge", help="It is to be answered.")] = False,
    quote: Annotated[
        str, typer.Option("--quote", metavar="WORDS", help="The words of the minute it is on.")
    ] = "",
    meeting: _Meeting = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Remark on something."""
    from boardkeeper import boards, remarks

    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        about, about_id, words = _thing(store, board_id, what, which, meeting)
        anchor = _anchor(words, quote)
        new = remarks.add_remark(
            store,
            doer,
            board_id,
            about,
            about_id,
            text,
            kind=remarks.RemarkKind.CHALLENGE if challenge else remarks.RemarkKind.COMMENT,
            quote=anchor.quote,
            words_before=anchor.before,
            words_after=anchor.after,
            said_on=current_day(),
        )
        _say([each for each in _listed(store, board_id) if each.id == new], as_json=as_json)


def answer_one(
    file: BoardFile,
    remark: _Remark,
    text: Annotated[
        str, typer.Argument(metavar="ANSWER", help="What was made of it; blank settles it as it is.")
    ],
    keep_open: Annotated[bool, typer.Option("--keep-open", help="More is to come.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Answer a remark; it is settled by that."""
    from boardkeeper import boards, remarks

    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        found = _find(_listed(store, board_id), remark)
        if text.strip():
            remarks.answer_remark(store, doer, found.id, text, current_day(), settle=not keep_open)
        else:
            remarks.settle_remark(store, doer, found.id, settled=not keep_open)
        _say([each for each in _listed(store, board_id) if each.id == found.id], as_json=as_json)


def _listed(store: Store, board_id: str, chips: frozenset[str] = frozenset()) -> tuple[RemarkView, ...]:
    from boardkeeper import remarks
    from boardkeeper.lists import Wanted

    return remarks.list_remarks(store, board_id, current_day(), Wanted(chips=chips, limit=1_000_000)).rows


def _find(every: Sequence[RemarkView], wanted: str) -> RemarkView:
    begun = [each for each in every if wanted and each.id.startswith(wanted.casefold())]
    return begun[0] if len(begun) == 1 else choose(every, [each.text for each in every], wanted, "remark")


def _anchor(words: str, quote: str) -> Any:
    from boardkeeper.remarks import Anchor, anchor_in, find_anchor

    if not quote:
        return Anchor(" ".join(words.split()))
    spot = find_anchor(Anchor(quote), (words,)) if words else None
    if spot is None or not spot.is_exact:
        raise UserError(f"“{quote}” does not stand there.", "Quote the words as they are written.")
    return anchor_in(words, spot.start, spot.end)


def _thing(
    store: Store, board_id: str, what: What, which: str, meeting: str | None
) -> tuple[RemarkAbout, str, str]:
    """What is meant: its kind, its id, and of a paragraph its words."""
    from boardkeeper.remarks import RemarkAbout

    match what:
        case What.ITEM | What.MINUTE:
            return _of_a_meeting(store, board_id, what, which, meeting)
        case What.ACTION | What.DECISION:
            return _in_a_log(store, board_id, what, which)
        case What.MILESTONE:
            from boardkeeper import plan

            rows: Sequence[Any] = plan.list_milestones(store, board_id, _everything()).rows
            return (
                RemarkAbout.MILESTONE,
                choose(rows, [row.reference for row in rows], which, "milestone").id,
                "",
            )
        case What.KPI:
            from boardkeeper import kpis

            known = kpis.list_kpis(store, board_id, _everything()).rows
            return RemarkAbout.KPI, choose(known, [row.name for row in known], which, "KPI").id, ""


def _everything() -> Any:
    from boardkeeper.lists import Wanted

    return Wanted(limit=1_000_000)


def _in_a_log(store: Store, board_id: str, what: What, which: str) -> tuple[RemarkAbout, str, str]:
    from boardkeeper.remarks import RemarkAbout

    rows: Sequence[Any]
    if what is What.ACTION:
        from boardkeeper import actions

        about, rows = (
            RemarkAbout.ACTION,
            actions.list_actions(store, board_id, current_day(), _everything()).rows,
        )
    else:
        from boardkeeper import decisions

        about = RemarkAbout.DECISION
        rows = decisions.list_decisions(store, board_id, current_day(), _everything()).rows
    found = next((row for row in rows if row.reference.casefold() == which.strip().casefold()), None)
    if found is None:
        raise UserError(f"There is no {what.value} {which} in the log.", "Use the number the log shows.")
    return about, found.id, ""


def _of_a_meeting(
    store: Store, board_id: str, what: What, which: str, meeting: str | None
) -> tuple[RemarkAbout, str, str]:
    from boardkeeper import agenda, meetings, minutes
    from boardkeeper.minutes.places import find_paragraph
    from boardkeeper.remarks import RemarkAbout

    if not meeting:
        raise UserError(f"Of which meeting is the {what.value}?", "Add --meeting with its day.")
    found = meetings.find_meeting(store, board_id, read_date(meeting, "--meeting"))
    if what is What.ITEM:
        item = agenda.find_item(agenda.list_items(store, found.id), which)
        return RemarkAbout.AGENDA_ITEM, item.id, ""
    view = minutes.get_minutes(store, found.id)
    paragraph_id = find_paragraph(view, which)
    words = next(
        each.text for minute in view.minutes for each in minute.paragraphs if each.id == paragraph_id
    )
    return RemarkAbout.MINUTE_PARAGRAPH, paragraph_id, words


def _say(rows: Sequence[RemarkView], *, as_json: bool) -> None:
    data = [
        {
            "id": each.id,
            "kind": each.kind.value,
            "about": each.about.value,
            "on": each.about_words,
            "quote": each.quote,
            "page": each.page,
            "text": each.text,
            "said_by": each.said_by,
            "said_on": each.said_on,
            "answer": each.answer,
            "answered_by": each.answered_by,
            "answered_on": each.answered_on,
            "is_settled": each.is_settled,
            "has_lost_its_place": each.has_lost_its_place,
        }
        for each in rows
    ]
    lines = [
        (
            each.id[:_SHOWN],
            each.kind.value,
            "settled" if each.is_settled else "answered" if each.answer else "open",
            f"{each.about_words} (lost its place)" if each.has_lost_its_place else each.about_words,
            f"{each.said_by}, {long_date(each.said_on)}: {each.text}",
        )
        for each in rows
    ]
    answer(data, columns(lines) if lines else ("There are no remarks.",), as_json=as_json)


remarks_app = typer.Typer(help="Comments and challenges, and their answers.", rich_markup_mode=None)
remarks_app.command("list")(list_all)
remarks_app.command("add")(add)
remarks_app.command("answer")(answer_one)
