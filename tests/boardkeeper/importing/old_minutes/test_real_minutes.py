"""Real minutes: those of 10 July 2019 as text and as a Word file whose numbers only Word counts, and other councils'."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardkeeper.importing.old_minutes import LineKind, OldMinutes, old_minutes_of_text, read_old_minutes
from tests.boardkeeper.importing.old_minutes.word_papers import of_seed

SEED = "plymouth-2019-09-11-scrutiny-agenda-pack.txt"


@pytest.fixture(scope="module")
def seed_lines(shared: Path) -> list[str]:
    lines = (shared / "seeds" / SEED).read_text(encoding="utf-8").splitlines()
    start = next(place for place, line in enumerate(lines) if line == "PRESENT:")
    end = next(place for place, line in enumerate(lines) if place > start and line.startswith("This page is"))
    return lines[start - 4 : end]


@pytest.fixture(scope="module")
def as_text(seed_lines: list[str]) -> OldMinutes:
    return old_minutes_of_text("\n".join(seed_lines), "minutes.txt")


@pytest.fixture(scope="module")
def as_word(seed_lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> OldMinutes:
    return read_old_minutes(of_seed(seed_lines, tmp_path_factory.mktemp("word") / "minutes.docx"))


@pytest.fixture(params=["text", "word"])
def old(request: pytest.FixtureRequest, as_text: OldMinutes, as_word: OldMinutes) -> OldMinutes:
    return as_text if request.param == "text" else as_word


def limbs_under(old: OldMinutes, number: int) -> int:
    return sum(line.understood_as is LineKind.LIMB for line in _under(old, number))


def points_under(old: OldMinutes, number: int) -> int:
    return sum(line.understood_as is LineKind.POINT for line in _under(old, number))


def _under(old: OldMinutes, number: int) -> list[object]:
    starts = {line.number: line.index for line in old.lines if line.number is not None}
    return list(old.lines[starts[number] : starts.get(number + 1, len(old.lines))])


def test_the_minutes_of_10_july_2019_are_understood_whole_and_without_a_doubt(old: OldMinutes) -> None:
    assert old.numbers == tuple(range(10, 22))
    assert [points_under(old, number) for number in (14, 15, 16, 17, 18)] == [4, 3, 12, 7, 4]
    assert [limbs_under(old, number) for number in (11, 13, 17, 18, 20, 21)] == [1, 1, 3, 1, 10, 1]
    assert len(old.attendance) == 16
    assert len(old.declarations) == 2
    assert (str(old.held_on), str(old.starts_at), str(old.ended_at)) == ("2019-07-10", "14:00:00", "16:00:00")
    assert old.doubts == ()


_OF_VERBS = {"Agreed", "It", "was", "agreed", "Members", "noted"}


def test_every_word_that_is_said_in_a_minute_is_kept(old: OldMinutes) -> None:
    """But for marks such as “(a)”, and the words that say how a limb was decided."""
    first = old.of_kind(LineKind.HEADING)[0].index
    spoken = [
        line
        for line in old.lines[first:]
        if line.understood_as not in {LineKind.LEFT_OUT, LineKind.DECLARATION}
    ]
    kept = [word for line in spoken for word in line.text.split()]
    lost = [
        word for line in spoken for word in line.printed.split() if word not in kept and word not in _OF_VERBS
    ]
    assert all(len(word) <= 3 and not word.isalpha() for word in lost), lost


def read(shared: Path, name: str) -> OldMinutes:
    path = next((shared / "data" / "wild" / "minutes").glob(f"{name}*"))
    return old_minutes_of_text(path.read_text(encoding="utf-8"), path.name)


def headings(old: OldMinutes) -> list[str]:
    return [line.text for line in old.of_kind(LineKind.HEADING)]


def test_a_page_with_bullets_and_no_numbers(shared: Path) -> None:
    old = read(shared, "04_")
    assert headings(old) == ["Department for Education Improvement Notice"]
    assert len(old.of_kind(LineKind.POINT)) == 5
    assert len(old.of_kind(LineKind.LIMB)) == 0


def test_a_page_of_an_agenda_with_the_minutes_of_each_item_behind_it(shared: Path) -> None:
    old = read(shared, "12_")
    assert old.venue.startswith("Council House")
    assert len(headings(old)) == 6
    assert len(old.of_kind(LineKind.LIMB)) == 1
    assert sum("no limb follows" in doubt.sentence for doubt in old.doubts) == 2


def test_a_resolution_behind_the_name_of_the_panel(shared: Path) -> None:
    old = read(shared, "14_")
    (limb,) = old.of_kind(LineKind.LIMB)
    assert limb.text.startswith("to note the Corporate")
    assert len(old.of_kind(LineKind.POINT)) == 4


def test_titles_without_numbers_and_a_motion_without_its_verb(shared: Path) -> None:
    old = read(shared, "18_")
    assert (str(old.held_on), str(old.starts_at)) == ("2014-04-15", "18:00:00")
    assert len(headings(old)) == 6
    (limb,) = old.of_kind(LineKind.LIMB)
    assert limb.doubt
    assert headings(old)[-1] == "Tracking and monitoring of Scrutiny recommendations"


def test_a_number_without_a_full_stop(shared: Path) -> None:
    old = read(shared, "23_")
    assert old.numbers == (37,)
    assert str(old.held_on) == "2010-11-02"
    assert len(old.of_kind(LineKind.LIMB)) == 0


def test_a_lost_motion_to_exclude_the_public_makes_nothing_exempt(shared: Path) -> None:
    old = read(shared, "24_")
    (limb,) = old.of_kind(LineKind.LIMB)
    assert limb.decision is not None
    assert limb.decision.is_lost
    assert limb.decision.mover == "Councillor Whitaker"
    assert not any(line.exempt_paragraphs for line in old.lines)
