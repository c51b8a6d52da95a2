"""Commands about the work programme: its topics, their scores, their meetings and agendas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.cli.programme_words import data_of, remark_of, score_of, when_of, yes_or_no
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date

if TYPE_CHECKING:
    from boardkeeper.programme import ProgrammeItemView
    from db.store import Store

Topic = Annotated[str, typer.Argument(metavar="TOPIC", help="The topic, or words only it holds.")]
OfDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Which one, when several meetings have a topic so called."),
]
ToDay = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The day of the meeting.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why it comes.")]
Responsible = Annotated[
    str | None, typer.Option("--responsible", metavar="NAME", help="The member or officer responsible.")
]
Score = Annotated[
    int | None, typer.Option("--score", min=0, help="A score given elsewhere, without answers.")
]


def list_topics(
    file: BoardFile,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Only topics that hold these.")] = "",
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List the work programme: by meeting, then to be scheduled, then select reviews."""
    from boardkeeper import boards, programme
    from boardkeeper.lists import Wanted

    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        found = programme.list_programme(store, board_id, Wanted(words, limit=1_000_000)).rows
    rows = [
        (when_of(row), row.topic, score_of(row), row.responsible or "nobody named", remark_of(row))
        for row in found
    ]
    answer([data_of(row) for row in found], columns(rows) if rows else ["No topic."], as_json=as_json)


def show_topic(
    file: BoardFile, topic: Topic, on: OfDay = None, board: BoardName = None, as_json: AsJson = False
) -> None:
    """Show one topic: why it comes, how it scored, where it stands on an agenda and what came of it."""
    with opened(file, None) as (store, _):
        row = _find(store, board, topic, on)
    asked = [f"  {yes_or_no(each.is_yes):>3}  {each.question}" for each in row.answers]
    facts = (
        ("Meeting", when_of(row)),
        ("Score", score_of(row)),
        ("Why it comes", row.reason),
        ("Responsible", row.responsible or "nobody named"),
        ("On the agenda", row.agenda.words if row.agenda else ""),
        ("Heard", full_date(row.heard_on) if row.heard_on else ""),
        ("What came of it", f"{row.outcome.words} ({row.outcome.reference})" if row.outcome else ""),
        ("Asked for by", row.asked_for.reference if row.asked_for else ""),
        ("Passes over", row.passed_over),
    )
    lines = [row.topic, *(f"{name}: {said}" for name, said in facts if said), *asked]
    answer(data_of(row), lines, as_json=as_json)


def add_topic(
    file: BoardFile,
    topic: Annotated[
        str, typer.Argument(metavar="TOPIC", help="What the board is to look at; “Topic @ 13 Nov”.")
    ],
    to: ToDay = None,
    reason: Reason = None,
    responsible: Responsible = None,
    score: Score = None,
    select_review: Annotated[
        bool, typer.Option("--select-review", help="Put it with the select committee reviews.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Put a topic on the work programme, at a meeting or to be scheduled."""
    from boardkeeper import boards, programme, scheduling

    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        today = current_day()
        words, day = programme.read_topic(topic, today, scheduling.days_to_come(store, board_id, today))
        item_id = programme.add_programme_item(
            store,
            name,
            board_id,
            words,
            scheduled_on=read_date(to, "--to") if to else day,
            score=score,
            reason=reason or "",
            responsible=responsible or "",
            select_review=select_review,
        )
        row = programme.get_programme_item(store, item_id)
    answer(data_of(row), [f"Added “{row.topic}”: {when_of(row)}."], as_json=as_json)


def set_topic(
    file: BoardFile,
    topic: Topic,
    new_topic: Annotated[
        str | None, typer.Option("--topic", metavar="WORDS", help="What it is called.")
    ] = None,
    reason: Reason = None,
    responsible: Responsible = None,
    on: OfDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a topic’s words: what it is called, why it comes, who is responsible."""
    from boardkeeper import programme

    facts = {"topic": new_topic, "reason": reason, "responsible": responsible}
    given = {name: value for name, value in facts.items() if value is not None}
    if not given:
        raise UserError("There is nothing to set.", "Give --topic, --reason or --responsible.")
    with opened(file, who) as (store, name):
        row = _find(store, board, topic, on)
        programme.update_programme_item(store, name, row.id, **given)
        row = programme.get_programme_item(store, row.id)
    answer(data_of(row), [f"“{row.topic}” is changed."], as_json=as_json)


def move_topic(
    file: BoardFile,
    topic: Topic,
    to: ToDay = None,
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="Where it stands at its meeting, counted from 1.")
    ] = None,
    to_be_scheduled: Annotated[
        bool, typer.Option("--to-be-scheduled", help="Take it off its meeting.")
    ] = False,
    select_review: Annotated[
        bool, typer.Option("--select-review", help="Put it with the select reviews.")
    ] = False,
    on: OfDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Bring a topic to a meeting or to one of the lists, or to another place where it stands."""
    from boardkeeper import programme

    if (to is not None) + to_be_scheduled + select_review > 1:
        raise UserError(
            "A topic goes to one place.", "Give one of --to, --to-be-scheduled and --select-review."
        )
    index = None if place is None else place - 1
    with opened(file, who) as (store, name):
        row = _find(store, board, topic, on)
        if to is not None or to_be_scheduled or select_review:
            day = read_date(to, "--to") if to else None
            programme.reschedule(store, name, row.id, day, select_review=select_review, place=index)
        elif index is not None:
            programme.move_programme_item(store, name, row.id, index)
        else:
            raise UserError(
                "It is not said where to.", "Give --to DATE, --to-be-scheduled, --select-review or --place."
            )
        row = programme.get_programme_item(store, row.id)
    answer(data_of(row), [f"“{row.topic}”: {when_of(row)}."], as_json=as_json)


def score_topic(
    file: BoardFile,
    topic: Topic,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers", metavar="YYNYN-", help="Y, N or - for each question of the scheme, in order."
        ),
    ] = None,
    score: Score = None,
    on: OfDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Score a topic by the questions of the board’s scheme, or with a score given elsewhere."""
    from boardkeeper import programme

    if (answers is None) == (score is None):
        raise UserError("A topic is scored one way.", "Give --answers or --score.")
    with opened(file, who) as (store, name):
        row = _find(store, board, topic, on)
        if answers is not None:
            programme.set_answers(store, name, row.id, _read_answers(row, answers))
        else:
            programme.update_programme_item(store, name, row.id, score=score)
        row = programme.get_programme_item(store, row.id)
    answer(data_of(row), [f"“{row.topic}”: {score_of(row)}."], as_json=as_json)


def topic_heard(
    file: BoardFile,
    topic: Topic,
    day: Annotated[
        str | None, typer.Option("--day", metavar="DATE", help="The day, if not the one it came to.")
    ] = None,
    is_not: Annotated[bool, typer.Option("--not", help="It was not heard after all.")] = False,
    on: OfDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record that a topic was heard; a meeting that is marked as held does so by itself."""
    from boardkeeper import programme

    with opened(file, who) as (store, name):
        row = _find(store, board, topic, on)
        heard_on = read_date(day, "--day") if day else row.scheduled_on
        if heard_on is None and not is_not:
            raise UserError(f"“{row.topic}” came to no meeting.", "Say when it was heard with --day DATE.")
        programme.record_heard(store, name, row.id, None if is_not else heard_on)
        row = programme.get_programme_item(store, row.id)
    said = f"heard on {full_date(row.heard_on)}" if row.heard_on else "not heard"
    answer(data_of(row), [f"“{row.topic}”: {said}."], as_json=as_json)


def remove_topic(
    file: BoardFile,
    topic: Topic,
    on: OfDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a topic off the work programme."""
    from boardkeeper import programme

    with opened(file, who) as (store, name):
        row = _find(store, board, topic, on)
        programme.remove_programme_item(store, name, row.id)
    answer({"removed": row.topic}, [f"Removed “{row.topic}”."], as_json=as_json)


def topic_to_agenda(
    file: BoardFile,
    topic: Topic,
    meeting: Annotated[
        str | None,
        typer.Option("--meeting", metavar="DATE", help="Another meeting than the one it comes to."),
    ] = None,
    on: OfDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Put a topic on the agenda of its meeting, or of another."""
    from boardkeeper import boards, meetings, programme, scheduling

    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        row = _find(store, board, topic, on)
        day = read_date(meeting, "--meeting") if meeting else None
        meeting_id = meetings.find_meeting(store, board_id, day).id if day else None
        scheduling.put_on_agenda(store, name, row.id, meeting_id)
        row = programme.get_programme_item(store, row.id)
    place = row.agenda.words if row.agenda else ""
    answer(data_of(row), [f"“{row.topic}”: {place}."], as_json=as_json)


def topic_from_decision(
    file: BoardFile,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words only that tracking decision holds.")
    ],
    topic: Annotated[str, typer.Option("--topic", metavar="WORDS", help="What the topic is called.")] = "",
    to: ToDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Put what a tracking decision asks for on the work programme; both keep the link."""
    from boardkeeper import boards, decisions, programme, scheduling
    from boardkeeper.lists import Wanted

    today = current_day()
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = decisions.list_decisions(store, board_id, today, Wanted(" ".join(words), limit=6))
        if found.total != 1:
            said = "No decision holds" if not found.total else f"{found.total} decisions hold"
            raise UserError(f"{said} “{' '.join(words)}”.", "Give words that only the one you mean holds.")
        item_id = scheduling.from_decision(
            store,
            name,
            found.rows[0].id,
            today,
            topic=topic,
            scheduled_on=read_date(to, "--to") if to else None,
        )
        row = programme.get_programme_item(store, item_id)
    answer(data_of(row), [f"Added “{row.topic}”: {when_of(row)}."], as_json=as_json)


def _find(store: Store, board: str | None, topic: str, on: str | None) -> ProgrammeItemView:
    from boardkeeper import boards, programme

    day = read_date(on, "--on") if on else None
    return programme.find_programme_item(store, boards.find_board(store, board).id, topic, day)


def _read_answers(row: ProgrammeItemView, written: str) -> dict[str, bool]:
    letters = written.strip().casefold()
    if len(letters) != len(row.answers) or set(letters) - set("yn-"):
        raise UserError(
            f"“{written}” does not answer {len(row.answers)} questions.",
            "Write Y, N or - for each in order; boardkeeper programme show says what they are.",
        )
    return {
        each.question_id: letter == "y"
        for each, letter in zip(row.answers, letters, strict=True)
        if letter != "-"
    }


programme_app = typer.Typer(
    help="The work programme: topics, scores, meetings and agendas.", rich_markup_mode=None
)
programme_app.command("list")(list_topics)
programme_app.command("show")(show_topic)
programme_app.command("add")(add_topic)
programme_app.command("set")(set_topic)
programme_app.command("move")(move_topic)
programme_app.command("score")(score_topic)
programme_app.command("heard")(topic_heard)
programme_app.command("remove")(remove_topic)
programme_app.command("to-agenda")(topic_to_agenda)
programme_app.command("from-decision")(topic_from_decision)
