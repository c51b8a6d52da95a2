from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from boardkeeper.importing.old_minutes.bounds import DEFAULT_BOUNDS, Bounds
from boardkeeper.importing.old_minutes.errors import DamagedFile, EmptyFile, FileTooLarge
from boardkeeper.importing.old_minutes.paper import Paper
from boardkeeper.importing.old_minutes.word_file import read_word_file
from tests.boardkeeper.importing.old_minutes.word_papers import WordPaper


def read(paper: WordPaper, tmp_path: Path, bounds: Bounds = DEFAULT_BOUNDS) -> Paper:
    return read_word_file(paper.save(tmp_path / "paper.docx"), bounds)


def replaced(path: Path, part: str, words: str, by: str) -> Path:
    """The same archive with other words in one part."""
    other = path.with_name("other.docx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                content = content.decode().replace(words, by).encode()
            target.writestr(info.filename, content)
    return other


def test_headings_are_known_by_style_and_bold_by_run_or_style(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.line("A heading", style="Heading 2")
    paper.line("All bold", bold=True)
    mixed = paper.line("Moved by ")
    mixed.add_run("Councillor Allen").bold = True
    lines = read(paper, tmp_path).lines
    assert [(line.heading, line.is_bold) for line in lines] == [(2, True), (0, True), (0, False)]
    assert lines[2].styles == ((9, 25, "bold", ""),)


def test_a_line_break_parts_lines_and_runs_cut_at_will_are_one(tmp_path: Path) -> None:
    paper = WordPaper()
    line = paper.line("")
    for piece in ("PRE", "SENT:", "\nCouncillor ", "Allen"):
        line.add_run(piece).italic = True
    read_lines = read(paper, tmp_path).lines
    assert [each.text for each in read_lines] == ["PRESENT:", "Councillor Allen"]
    assert read_lines[1].styles == ((0, 16, "italic", ""),)


def test_deleted_words_are_left_out_inserted_ones_taken_and_both_are_told(tmp_path: Path) -> None:
    paper = WordPaper()
    paragraph = paper.line("It was ")._p
    for tag, text in (("ins", "<w:t>agreed</w:t>"), ("del", "<w:delText>resolved</w:delText>")):
        paragraph.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="A"><w:r>{text}</w:r></w:{tag}>')
        )
    found = read(paper, tmp_path)
    assert [line.text for line in found.lines] == ["It was agreed"]
    assert any("tracked changes" in remark for remark in found.remarks)


def test_text_in_boxes_and_content_controls_is_read_once(tmp_path: Path) -> None:
    paper = WordPaper()
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>DRAFT</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>DRAFT</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paper.line("Before")._p.append(parse_xml(box))
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Inside</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    paper.document.element.body.insert(1, parse_xml(control))
    assert [line.text for line in read(paper, tmp_path).lines] == ["Before", "DRAFT", "Inside"]


def test_a_table_keeps_its_cells_and_a_frame_around_text_is_none(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.table([["Member", "Interest"], ["Councillor Allen", "Personal"]])
    paper.table([["A frame"], ["around two lines"]])
    lines = read(paper, tmp_path).lines
    assert lines[0].rows == (("Member", "Interest"), ("Councillor Allen", "Personal"))
    assert [line.text for line in lines[1:]] == ["A frame", "around two lines"]


def test_the_strict_kind_of_word_file_reads_the_same(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.counted("Declarations", 0)
    path = paper.save(tmp_path / "paper.docx")
    plain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = replaced(path, "word/document.xml", plain, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_word_file(strict, DEFAULT_BOUNDS).lines == read_word_file(path, DEFAULT_BOUNDS).lines


def test_a_document_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile, match=r"holds no words"):
        read(WordPaper(), tmp_path)


def test_xml_that_breaks_off_is_damage(tmp_path: Path) -> None:
    paper = WordPaper()
    paper.line("words")
    path = replaced(paper.save(tmp_path / "paper.docx"), "word/document.xml", "</w:body>", "")
    with pytest.raises(DamagedFile, match=re.escape("word/document.xml")):
        read_word_file(path, DEFAULT_BOUNDS)


def test_more_lines_than_minutes_have_are_refused(tmp_path: Path) -> None:
    paper = WordPaper()
    for _ in range(4):
        paper.line("words")
    with pytest.raises(FileTooLarge, match=r"more than 3 lines"):
        read(paper, tmp_path, Bounds(lines=3))
    with pytest.raises(FileTooLarge, match=r"a paragraph of 5 characters"):
        read(paper, tmp_path, Bounds(line_characters=4))
    with pytest.raises(FileTooLarge, match=r"of text in"):
        read(paper, tmp_path, Bounds(part_bytes=100))
