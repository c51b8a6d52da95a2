"""The panel that exports a pack: kinds of file, passwords, and everybody's papers in a folder."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog

from boardkeeper import people
from boardkeeper.editions import Edition, Readers
from boardkeeper.render.pages import PageReader
from tests.ui.meetings.pack.conftest import ready
from tests.ui.real_board import WHO, Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.giving_out.panel import GivingOutPanel
from ui.meetings.pack.giving_out.wants import Kind
from ui.meetings.pack.giving_out.who_box import Way


def text(path: Path) -> str:
    with PageReader(path.read_bytes()) as reader:
        return "\n".join(reader.text(index) for index in range(len(reader)))


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_file_is_written_where_it_was_chosen(
    desk: Desk,
    builder: PackBuilder,
    exporting: GivingOutPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: Kind,
) -> None:
    asked: list[str] = []

    def chosen(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / "out"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    place = exporting.kind.findText(kind.value)
    exporting.kind.setCurrentIndex(place)
    exporting.kind.activated.emit(place)
    exporting.go()
    desk.settle()
    beginnings = {Kind.PDF: b"%PDF", Kind.BOOKLET: b"%PDF", Kind.WEB: b"<!", Kind.WORD: b"PK"}
    path = tmp_path / f"out{kind.ending}"
    assert path.read_bytes().lower().startswith(beginnings[kind].lower())
    assert asked[0].endswith(kind.ending)
    assert desk.said[-1] == f"“{path.name}” written to {tmp_path.name}."
    assert exporting.password.isVisibleTo(exporting) is kind.can_be_locked


def test_a_password_is_proposed_and_the_file_asks_for_it(
    desk: Desk, exporting: GivingOutPanel, tmp_path: Path
) -> None:
    exporting.propose_button.click()
    words = exporting.password.text()
    assert words.count("-") >= 3
    assert exporting.summary.text() == "Tell the password by another way than the file."
    path = tmp_path / "locked.pdf"
    exporting.giver.write_to(path, exporting.wanted, desk.made.coming)
    desk.settle()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=words) as opened:
        assert len(opened.pages) > 1


def test_a_password_that_is_none_is_refused_in_the_panel(
    desk: Desk, exporting: GivingOutPanel, tmp_path: Path
) -> None:
    exporting.password.setText("ab")
    exporting.giver.write_to(tmp_path / "locked.pdf", exporting.wanted, desk.made.coming)
    desk.settle()
    assert exporting.summary.text().startswith("The password is too short.")
    assert list(tmp_path.glob("*.pdf")) == []
    assert exporting.isVisible()


def test_an_edition_that_is_not_public_says_what_no_password_means(
    desk: Desk, builder: PackBuilder, exporting: GivingOutPanel
) -> None:
    builder.set_edition(Edition(Readers.CHAIR))
    ready(desk, builder)
    assert exporting.summary.text() == "Without a password whoever has the file can read what is exempt."


def test_for_everybody_a_folder_is_filled_with_files_letters_and_the_sheet(
    desk: Desk, listed: None, exporting: GivingOutPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chair = desk.ask(people.list_members, desk.made.board.id)[0]
    desk.workplace.operations.run(
        None, people.update_person, WHO, chair.person_id, email="chair@board.example"
    )
    desk.settle()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    exporting.who.choose(Way.EVERYBODY)
    exporting.go()
    desk.settle()
    names = sorted(path.name for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert len(names) == 4
    assert names[-1] == "Who gets the papers.pdf"
    assert desk.said[-1] == "2 files and 1 e-mail written to out, with a sheet of who gets what."
    assert "Amina Okafor" in text(tmp_path / "out" / "Who gets the papers.pdf")
