from __future__ import annotations


def test_a_pack_of_an_empty_agenda_is_the_sheet_alone(ask, run, board_file, tmp_path):
    run("meeting", "add", board_file, "--date", "2019-09-11")
    made = ask("pack", board_file, "--meeting", "2019-09-11", "--out", tmp_path / "pack.pdf")
    assert (made["items"], made["file"]) == ([], str(tmp_path / "pack.pdf"))
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF-")


def test_the_pack_takes_the_place_of_no_other_file(refused, run, board_file, tmp_path):
    run("meeting", "add", board_file, "--date", "2019-09-11")
    before = board_file.read_bytes()
    pack = ("pack", board_file, "--meeting", "2019-09-11", "--out")
    assert "cannot take the place of the board file" in refused(*pack, board_file)
    other = tmp_path / "minutes.docx"
    other.write_bytes(b"PK something")
    assert "is there already and is not a PDF" in refused(*pack, other)
    assert "is there already and is not a PDF" in refused(*pack, tmp_path)
    assert "was not written: No such file or directory" in refused(*pack, tmp_path / "nowhere" / "pack.pdf")
    assert (board_file.read_bytes(), other.read_bytes()) == (before, b"PK something")


def test_a_pack_needs_a_meeting_on_that_day(refused, board_file, tmp_path):
    assert refused("pack", board_file, "--meeting", "2019-09-12", "--out", tmp_path / "x.pdf") == (
        "The board has no meeting on 12 September 2019."
        " Add it with: boardkeeper meeting add FILE --date 2019-09-12."
    )
    assert not (tmp_path / "x.pdf").exists()
