"""Names of a workbook meet the board’s own: the same name, another name that was confirmed once, or a question.

Nothing is taken silently: a name that only looks like one of ours waits until somebody says whether it is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.importing.alike import likeness, words_of
from boardkeeper.importing.catalogue import propose
from boardkeeper.importing.kpi_rows import KpiRow
from boardkeeper.imports.said_kpis import LEFT_OUT, NEW
from db.tables.kpis import Kpi, KpiOtherName

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WORTH_ASKING = 76
_CERTAIN = 100
_NO_ID = frozenset({NEW, LEFT_OUT})


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A name that may be another name of one of the board’s KPIs.

    Attributes:
        name: As the workbook has it.
        sheet: Where it stands.
        cell: Where it stands.
        kpi_id: The KPI it may be; blank when it is like none of ours and was left out before.
        kpi_name: What the board calls it.
        why: What speaks for it, in one sentence.
        answer: The KPI’s id, `NEW` or `LEFT_OUT`, as it was said; blank as long as nobody did.
    """

    name: str
    sheet: str
    cell: str
    kpi_id: str
    kpi_name: str
    why: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What became of the name of one row.

    Attributes:
        kpi: The KPI it is; None for a new one.
        question: What was or is asked of it; None when there is nothing to ask.
        is_left_out: A person said that it is not wanted.
        is_confirmed: A person said that it is the same, which is kept with the KPI.
        refused: Why the row cannot be taken; blank when it can.
    """

    kpi: Kpi | None = None
    question: NameQuestion | None = None
    is_left_out: bool = False
    is_confirmed: bool = False
    refused: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether the row waits for an answer."""
        return self.question is not None and not self.question.answer


def meet_names(
    session: Session, board_id: str, rows: Sequence[KpiRow], said: Mapping[str, str]
) -> list[Named]:
    """Find the KPI of each row, in the order of the rows.

    Args:
        session: An open one.
        board_id: The board.
        rows: What the workbook holds.
        said: What was said of names that were asked about, by the name in small letters.
    """
    stored = {kpi.id: kpi for kpi in session.scalars(select(Kpi).where(Kpi.board_id == board_id))}
    known = _known_names(session, stored)
    found = [known.get(_plain(row.name)) for row in rows]
    taken = {kpi.id for kpi in found if kpi is not None}
    free = _Free([kpi for kpi in stored.values() if kpi.id not in taken])
    named: list[Named] = []
    bearers: dict[str, KpiRow] = {}
    for row, kpi in zip(rows, found, strict=True):
        answer = said.get(row.name.casefold(), "")
        if kpi is not None:
            one = Named(kpi, is_left_out=answer == LEFT_OUT)
        else:
            question = free.question(row, answer if answer in stored or answer in _NO_ID else "")
            if question is None and answer == LEFT_OUT:
                question = NameQuestion(
                    row.name, row.sheet, row.label_cell, "", "", "It was left out the last time.", answer
                )
            one = Named(stored.get(answer), question, answer == LEFT_OUT, answer in stored)
        named.append(_borne_once(row, one, bearers))
    return named


def _known_names(session: Session, stored: Mapping[str, Kpi]) -> dict[str, Kpi]:
    """The board’s KPIs by every name they are known under; a name of its own goes before another’s other name."""
    rows = session.execute(
        select(KpiOtherName.name, KpiOtherName.kpi_id).where(KpiOtherName.kpi_id.in_(stored))
    )
    known = {_plain(name): stored[kpi_id] for name, kpi_id in rows}
    return known | {_plain(kpi.name): kpi for kpi in stored.values()}


class _Free:
    """The board’s KPIs that no row of the workbook names, found by their words: a workbook may hold thousands of rows."""

    def __init__(self, kpis: Sequence[Kpi]) -> None:
        self._looks = [(kpi, words_of(kpi.name), propose(kpi.name, kpi.unit.value)) for kpi in kpis]
        self._by_word: dict[str, list[int]] = {}
        self._by_entry: dict[str, list[int]] = {}
        for place, (_, words, entry) in enumerate(self._looks):
            for word in words:
                self._by_word.setdefault(word, []).append(place)
            if entry is not None and entry.score == _CERTAIN:
                self._by_entry.setdefault(entry.indicator.name, []).append(place)

    def question(self, row: KpiRow, answer: str) -> NameQuestion | None:
        """What is asked of a name nobody knows; None where none of ours is like it."""
        if not self._looks:
            return None
        words, entry = words_of(row.name), propose(row.name, row.unit.value)
        known = entry.indicator.name if entry is not None and entry.score == _CERTAIN else ""
        places = Counter(place for word in words for place in self._by_word.get(word, ()))
        likely = [*self._by_entry.get(known, ()), *(place for place, common in places.items() if common > 1)]
        best: tuple[int, Kpi, str] | None = None
        for place in likely:
            kpi, ours, other = self._looks[place]
            if kpi.unit.value != row.unit.value:
                continue
            theirs = other.indicator.name if other is not None and other.score == _CERTAIN else ""
            score, why = _alike(words, ours, known, theirs)
            if score and (best is None or score > best[0]):
                best = (score, kpi, why)
        if best is None:
            return None
        _, kpi, why = best
        return NameQuestion(row.name, row.sheet, row.label_cell, kpi.id, kpi.name, why, answer)


def _alike(words: tuple[str, ...], ours: tuple[str, ...], known: str, theirs: str) -> tuple[int, str]:
    """How alike two names are, and why; 0 when nobody needs to ask.

    Args:
        words: Of the workbook’s name.
        ours: Of the board’s.
        known: What the catalogue calls the workbook’s; blank when it does not know it for certain.
        theirs: What it calls the board’s.
    """
    if known and theirs:
        return (_CERTAIN, f"The catalogue knows both as “{known}”.") if known == theirs else (0, "")
    score = likeness(words, ours, _WORTH_ASKING)
    return score, "The names have most of their words in common." if score else ""


def _borne_once(row: KpiRow, one: Named, bearers: dict[str, KpiRow]) -> Named:
    """Two rows of a workbook cannot be the same KPI."""
    if one.kpi is None or one.is_left_out:
        return one
    first = bearers.setdefault(one.kpi.id, row)
    if first is row:
        return one
    return Named(
        one.kpi,
        one.question,
        refused=f"“{row.name}” and “{first.name}” (sheet “{first.sheet}”, {first.label_cell}) would both be your"
        f" “{one.kpi.name}”; the first was taken.",
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def waiting_words(question: NameQuestion) -> str:
    """Why a row waits."""
    return f"It may be your “{question.kpi_name}”: say whether it is the same or new. The row waits for an answer."


def keep_name_into(session: Session, kpi: Kpi, name: str) -> None:
    """Keep a name that was confirmed to be the KPI’s, inside an edit that is already open."""
    plain = _plain(name)
    names = session.scalars(select(KpiOtherName.name).where(KpiOtherName.kpi_id == kpi.id))
    if plain != _plain(kpi.name) and plain not in {_plain(each) for each in names}:
        session.add(KpiOtherName(kpi_id=kpi.id, name=name))
