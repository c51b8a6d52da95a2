from __future__ import annotations

from pathlib import Path

import pytest

from boardkeeper.importing.old_minutes import errors, old_minutes_of_text, read_old_minutes, reading
from boardkeeper.importing.old_minutes.bounds import Bounds
from boardkeeper.own_process import EndedWithoutAnswer
from tests.boardkeeper.importing.old_minutes.word_papers import WordPaper


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    paper = WordPaper(number_from=10)
    paper.line("Minutes of the meeting held on 10 July 2019")
    paper.counted("Declarations of Interest", 0, bold=True)
    paper.line("There were none.")
    return paper.save(tmp_path / "minutes.docx")


def test_a_file_is_read_in_a_process_of_its_own_and_understood(minutes: Path) -> None:
    told: list[str] = []
    old = read_old_minutes(minutes, progress=lambda what, _done, _total: told.append(what))
    assert [line.number for line in old.lines] == [None, 10, None]
    assert told == ["Reading “minutes.docx”"]


def test_what_the_process_refuses_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(errors.EmptyFile, match="holds no words"):
        read_old_minutes(WordPaper().save(tmp_path / "empty.docx"))


def test_reading_is_stopped_when_asked_and_when_its_time_is_over(minutes: Path) -> None:
    with pytest.raises(errors.ReadingCancelled):
        read_old_minutes(minutes, cancelled=lambda: True)
    with pytest.raises(errors.ReadingTookTooLong, match=r"within 0\.0001 seconds"):
        read_old_minutes(minutes, bounds=Bounds(seconds=0.0001))


@pytest.mark.parametrize(("exit_code", "error"), [(-9, errors.FileTooLarge), (-11, errors.DamagedFile)])
def test_a_process_that_ends_without_a_word_is_a_sentence_too(
    minutes: Path, monkeypatch: pytest.MonkeyPatch, exit_code: int, error: type[errors.MinutesFileError]
) -> None:
    def end(_work: object, _args: object, take: object, **_: object) -> None:
        take(("begun",))  # type: ignore[operator]
        raise EndedWithoutAnswer(exit_code)

    monkeypatch.setattr(reading, "do_apart", end)
    with pytest.raises(error):
        read_old_minutes(minutes)


def test_a_process_that_never_begins_is_a_fault_of_the_installation(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object, **__: object) -> None:
        raise EndedWithoutAnswer(1)

    monkeypatch.setattr(reading, "do_apart", end)
    with pytest.raises(errors.ReadingNotBegun, match="did not start"):
        read_old_minutes(minutes)


def test_pasted_text_goes_through_the_same_understanding() -> None:
    old = old_minutes_of_text(
        "Wednesday 10 July 2019\r\n10. **Minutes**\r\nAgreed the minutes of 29 May 2019."
    )
    assert old.numbers == (10,)
    with pytest.raises(errors.EmptyFile, match="The clipboard holds no words"):
        old_minutes_of_text(" \n ")


def test_text_cut_into_lines_of_one_width_is_put_together_again() -> None:
    sentence = "The Chair advised Members that the register was attached to the agenda for information only. "
    words = (sentence * 8).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 72:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    old = old_minutes_of_text("10. **Risks**\n" + "\n".join([*lines, line]))
    assert [len(each.text.split()) for each in old.lines] == [1, len(words)]
