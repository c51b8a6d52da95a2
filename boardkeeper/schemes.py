"""Prioritisation schemes: how a board scores the topics of its work programme. PAPER comes with the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.rules.prioritisation import PAPER, Band, Question, Scheme, read_bands, write_bands
from db.tables.boards import Board
from db.tables.programme import PrioritisationScheme, ProgrammeItem, SchemeAnswer, SchemeQuestion

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "Band",
    "Scheme",
    "SchemeView",
    "WrittenQuestion",
    "add_scheme",
    "board_scheme",
    "choose_scheme",
    "find_scheme",
    "list_schemes",
    "remove_scheme",
    "update_scheme",
]

MOST_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A question as somebody wrote it; `id` names the one it was before, so that its answers stay with it."""

    text: str
    weight: int = 1
    id: str | None = None


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A scheme as a screen shows it.

    Attributes:
        scheme: Name, questions and bands; a question’s key is its id.
        boards: The names of the boards that score by it.
        is_paper: Whether it is the one that comes with the program, which nobody changes.
    """

    id: str
    scheme: Scheme
    boards: tuple[str, ...]
    is_paper: bool

    @property
    def name(self) -> str:
        """What the council calls it."""
        return self.scheme.name


def list_schemes(store: Store) -> tuple[SchemeView, ...]:
    """Every scheme of the file: PAPER first, then by name."""
    with store.read() as session:
        rows = session.scalars(select(PrioritisationScheme)).all()
        views = [_view(session, row) for row in rows]
    return tuple(sorted(views, key=lambda view: (not view.is_paper, view.name.casefold())))


def board_scheme(store: Store, board_id: str) -> SchemeView:
    """The scheme a board scores by."""
    with store.read() as session:
        return _view(session, _row_of(session, board_id))


def find_scheme(store: Store, name: str) -> SchemeView:
    """The scheme called `name`.

    Raises:
        UserError: There is none.
    """
    known = list_schemes(store)
    for view in known:
        if view.name.casefold() == name.strip().casefold():
            return view
    names = ", ".join(f"“{view.name}”" for view in known)
    raise UserError(f"There is no scheme called “{name.strip()}”.", f"This file has {names}.")


def scheme_of(session: Session, board_id: str) -> Scheme:
    """The scheme a board scores by, each question keyed by its id; PAPER when none was chosen."""
    return _scheme(session, _row_of(session, board_id))


def add_scheme(
    store: Store,
    who: str,
    name: str,
    questions: Sequence[WrittenQuestion],
    bands: str | Sequence[Band],
    *,
    for_board: str | None = None,
) -> str:
    """Make another scheme; answers its id.

    Args:
        store: The open file.
        who: Who does it.
        name: What the council calls it; no other scheme is called so.
        questions: In the order they are asked.
        bands: As “High:5, Medium:3, Low:1, not supported:0” or as `Band`s; one begins at 0.
        for_board: The board that scores by it from now on.

    Raises:
        UserError: Nothing could be scored by such a scheme; the sentence says why.
    """
    with store.edit(f"Make the scheme “{name.strip()}”", who) as session:
        row = PrioritisationScheme(name=name.strip(), bands=_bands_text(bands))
        _check_name(session, row)
        session.add(row)
        session.flush()
        _put_questions(session, row, questions)
        _check(session, row)
        if for_board is not None:
            _choose_into(session, for_board, row.id)
        return row.id


def update_scheme(
    store: Store,
    who: str,
    scheme_id: str,
    *,
    name: str | None = None,
    questions: Sequence[WrittenQuestion] | None = None,
    bands: str | Sequence[Band] | None = None,
) -> None:
    """Change a scheme’s name, questions or bands, and count again whatever was scored by its questions.

    A question that is left out takes its answers along; one without an `id` is new, so that topics answered before
    are unscored until it is answered too.

    Raises:
        UserError: It is PAPER, or nothing could be scored by it any more.
    """
    with store.edit("Change the scheme", who) as session:
        row = session.get_one(PrioritisationScheme, scheme_id)
        _refuse_paper(row, "changed")
        if name is not None:
            row.name = name.strip()
            _check_name(session, row)
        if bands is not None:
            row.bands = _bands_text(bands)
        if questions is not None:
            _put_questions(session, row, questions)
        _check(session, row)
        for board_id in session.scalars(select(Board.id).where(Board.scheme_id == scheme_id)):
            _count_again(session, board_id)


def choose_scheme(store: Store, who: str, board_id: str, scheme_id: str) -> int:
    """Let a board score by a scheme; answers how many topics have to be scored anew.

    Topics answered by the questions of another scheme are unscored, and scored again when it is chosen again. A score
    that was typed or imported without answers stays as it is.
    """
    with store.edit("Choose how topics are scored", who) as session:
        return _choose_into(session, board_id, scheme_id)


def remove_scheme(store: Store, who: str, scheme_id: str) -> None:
    """Take a scheme away with the answers given to its questions.

    Raises:
        UserError: It is PAPER, or a board scores by it.
    """
    with store.edit("Remove the scheme", who) as session:
        row = session.get_one(PrioritisationScheme, scheme_id)
        _refuse_paper(row, "removed")
        users = _boards(session, row)
        if users:
            verb = "scores" if len(users) == 1 else "score"
            raise UserError(
                f"{' and '.join(users)} {verb} by “{row.name}”.", "Choose another scheme there first."
            )
        session.delete(row)


def _choose_into(session: Session, board_id: str, scheme_id: str) -> int:
    session.get_one(Board, board_id).scheme_id = session.get_one(PrioritisationScheme, scheme_id).id
    session.flush()
    return _count_again(session, board_id)


def _count_again(session: Session, board_id: str) -> int:
    """Score what has answers by the board’s scheme; answers how many lost their score by it."""
    scheme = scheme_of(session, board_id)
    keys = {question.key for question in scheme.questions}
    answers: dict[str, dict[str, bool]] = defaultdict(dict)
    rows = session.execute(
        select(SchemeAnswer.programme_item_id, SchemeAnswer.question_id, SchemeAnswer.is_yes)
        .join(ProgrammeItem, SchemeAnswer.programme_item_id == ProgrammeItem.id)
        .where(ProgrammeItem.board_id == board_id)
    )
    for item_id, question_id, is_yes in rows:
        answers[item_id] |= {question_id: is_yes} if question_id in keys else {}
    lost = 0
    for item_id, given in answers.items():
        item = session.get_one(ProgrammeItem, item_id)
        score = scheme.score(given)
        lost += score is None and item.score is not None
        if item.score != score:
            item.score = score
    return lost


def _row_of(session: Session, board_id: str) -> PrioritisationScheme:
    chosen = session.get_one(Board, board_id).scheme_id
    if chosen is not None:
        return session.get_one(PrioritisationScheme, chosen)
    return session.scalars(select(PrioritisationScheme).where(PrioritisationScheme.name == PAPER.name)).one()


def _questions(session: Session, row: PrioritisationScheme) -> list[SchemeQuestion]:
    theirs = select(SchemeQuestion).where(SchemeQuestion.scheme_id == row.id)
    return list(session.scalars(theirs.order_by(SchemeQuestion.position, SchemeQuestion.id)))


def _scheme(session: Session, row: PrioritisationScheme) -> Scheme:
    questions = tuple(Question(each.id, each.question, each.weight) for each in _questions(session, row))
    return Scheme(row.name, questions, read_bands(row.bands))


def _boards(session: Session, row: PrioritisationScheme) -> tuple[str, ...]:
    chosen = Board.scheme_id == row.id
    users = chosen | Board.scheme_id.is_(None) if _is_paper(row) else chosen
    return tuple(session.scalars(select(Board.name).where(users).order_by(Board.position, Board.name)))


def _view(session: Session, row: PrioritisationScheme) -> SchemeView:
    return SchemeView(row.id, _scheme(session, row), _boards(session, row), _is_paper(row))


def _is_paper(row: PrioritisationScheme) -> bool:
    return row.name == PAPER.name


def _put_questions(session: Session, row: PrioritisationScheme, questions: Sequence[WrittenQuestion]) -> None:
    """Bring the rows to what is written: those named keep their answers, the others go."""
    stored = {each.id: each for each in _questions(session, row)}
    kept = {written.id for written in questions if written.id is not None}
    for question_id, question in stored.items():
        if question_id not in kept:
            session.delete(question)
    for position, written in enumerate(questions):
        question = stored.get(written.id or "") or SchemeQuestion(scheme_id=row.id)
        question.position = position
        question.question = written.text.strip()
        question.weight = written.weight
        session.add(question)
        _check_question(question)
    session.flush()


def _check_question(question: SchemeQuestion) -> None:
    if not question.question:
        raise UserError("A question needs words.", "Type what is asked, so that yes speaks for the topic.")
    if not 1 <= question.weight <= MOST_WEIGHT:
        raise UserError(
            f"A yes to “{question.question}” counts from 1 to {MOST_WEIGHT}, not {question.weight}."
        )


def _bands_text(bands: str | Sequence[Band]) -> str:
    try:
        named = read_bands(bands) if isinstance(bands, str) else tuple(bands)
    except ValueError as error:
        raise UserError(str(error)) from error
    for band in named:
        if not band.label.strip() or "," in band.label or ":" in band.label:
            raise UserError(f"“{band.label}” cannot name a band.", "Use words without commas and colons.")
    return write_bands(Band(band.lowest, band.label.strip()) for band in named)


def _check(session: Session, row: PrioritisationScheme) -> None:
    """Refuse what could not score: no questions, no band at 0, a band that no answers reach."""
    bands = read_bands(row.bands)
    if min(band.lowest for band in bands) > 0:
        raise UserError("No band begins at 0.", "Name what a topic without a single yes is called.")
    if len({band.lowest for band in bands}) < len(bands):
        raise UserError("Two bands begin at the same score.", "Give each a beginning of its own.")
    if len({band.label.casefold() for band in bands}) < len(bands):
        raise UserError("Two bands have the same name.", "Give each a name of its own.")
    scheme = _scheme(session, row)
    if not scheme.questions:
        raise UserError("A scheme needs a question.", "Ask at least one that is answered by yes or no.")
    if len({question.text.casefold() for question in scheme.questions}) < len(scheme.questions):
        raise UserError("Two questions are the same.", "Ask each once, and let it count for more instead.")
    top = max(bands, key=lambda band: band.lowest)
    if top.lowest > scheme.highest_score:
        raise UserError(
            f"No topic can reach “{top.label}” at {top.lowest}: the questions add up to {scheme.highest_score}.",
            "Let it begin lower, or give the questions more weight.",
        )


def _check_name(session: Session, row: PrioritisationScheme) -> None:
    if not row.name:
        raise UserError("A scheme needs a name.", "Type what the council calls it.")
    with session.no_autoflush:
        others = session.scalars(
            select(PrioritisationScheme).where(PrioritisationScheme.id != (row.id or ""))
        )
        if any(other.name.casefold() == row.name.casefold() for other in others):
            raise UserError(f"There is a scheme called “{row.name}” already.", "Give this one another name.")


def _refuse_paper(row: PrioritisationScheme, what: str) -> None:
    if _is_paper(row):
        raise UserError(
            f"{PAPER.name} comes with the program and is not {what}.", "Make another scheme from it."
        )
