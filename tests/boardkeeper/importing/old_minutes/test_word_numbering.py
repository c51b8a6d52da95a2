from __future__ import annotations

from pathlib import Path

from boardkeeper.importing.old_minutes.bounds import DEFAULT_BOUNDS
from boardkeeper.importing.old_minutes.word_file import read_word_file
from boardkeeper.importing.old_minutes.word_numbering import roman
from tests.boardkeeper.importing.old_minutes.word_papers import WordPaper


def marks(paper: WordPaper, path: Path) -> list[str]:
    read = read_word_file(paper.save(path / "paper.docx"), DEFAULT_BOUNDS)
    return [line.mark for line in read.lines]


def test_headings_count_on_and_letters_begin_anew_under_each(tmp_path: Path) -> None:
    paper = WordPaper(number_from=10)
    for level in (0, 1, 1, 2, 0, 1):
        paper.counted("words", level)
    assert marks(paper, tmp_path) == ["10.", "(a)", "(b)", "(i)", "11.", "(a)"]


def test_two_instances_of_a_list_share_its_count_unless_one_begins_anew(tmp_path: Path) -> None:
    paper = WordPaper()
    first = paper.add_list((("decimal", "%1)"),))
    second, anew = paper.again(first), paper.again(first, begins_at=1)
    for list_id in (first, first, second, anew, anew):
        paper.counted("words", 0, list_id=list_id)
    assert marks(paper, tmp_path) == ["1)", "2)", "3)", "1)", "2)"]


def test_a_style_numbers_its_paragraphs_and_list_zero_takes_the_number_away(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.document.add_paragraph("first", style="List Number")
    paper.document.add_paragraph("second", style="List Number")
    paper.counted("plain", 0, list_id=0, style="List Number")
    paper.document.add_paragraph("dot", style="List Bullet")
    assert marks(paper, tmp_path) == ["1.", "2.", "", "•"]


def test_the_figures_of_other_kinds(tmp_path: Path) -> None:
    paper = WordPaper()
    odd = paper.add_list(
        (("upperRoman", "%1."), ("upperLetter", "%1.%2"), ("decimalZero", "%3"), ("none", "%4"))
    )
    for level in (0, 1, 2, 3):
        paper.counted("words", level, list_id=odd)
    assert marks(paper, tmp_path) == ["I.", "I.A", "01", ""]
    assert [roman(count) for count in (4, 9, 14, 49)] == ["iv", "ix", "xiv", "xlix"]


def test_letters_after_z_are_doubled_as_word_does(tmp_path: Path) -> None:
    paper = WordPaper()
    letters = paper.add_list((("lowerLetter", "%1)"),))
    for _ in range(28):
        paper.counted("words", 0, list_id=letters)
    assert marks(paper, tmp_path)[-3:] == ["z)", "aa)", "bb)"]
