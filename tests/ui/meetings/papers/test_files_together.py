"""Several files chosen or dropped at once: one step, the locked ones asked for, the wrong ones named."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.meetings.papers.step_parts import kept
from tests.ui.real_board import Desk
from ui.meetings.papers.password import PasswordDialog
from ui.meetings.papers.step import PapersStep


def a_pdf(path: Path, pages: int = 1, password: str = "") -> Path:
    """A PDF with empty pages, locked if there is a password."""
    with pikepdf.new() as made:
        for _page in range(pages):
            made.add_blank_page()
        lock = pikepdf.Encryption(user=password, owner="owner") if password else False
        made.save(path, encryption=lock)
    return path


@pytest.fixture
def four(tmp_path: Path) -> list[Path]:
    """A sound file, a locked one, one that is a web page, and another sound one."""
    page = tmp_path / "sign-in.pdf"
    page.write_text("<!doctype html><p>Sign in")
    return [
        a_pdf(tmp_path / "Hubs.pdf", 2),
        a_pdf(tmp_path / "Locked.pdf", 1, "otter"),
        page,
        a_pdf(tmp_path / "Costs.pdf"),
    ]


def choose(monkeypatch: pytest.MonkeyPatch, desk: Desk, paths: list[Path]) -> None:
    chosen = ([str(path) for path in paths], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: chosen)
    desk.page.attach_file()
    desk.settle()


def asked() -> PasswordDialog:
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, PasswordDialog) and each.isVisible()
    ]
    return dialog


def answer(desk: Desk, word: str) -> None:
    dialog = asked()
    dialog.field.setText(word)
    dialog.button.click()
    desk.settle()


def test_files_chosen_together_come_in_as_one_step(
    desk: Desk, step: PapersStep, four: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, desk, four)
    assert kept(desk, step) is None
    assert "“Locked.pdf” needs its password" in asked().why.text()
    answer(desk, "badger")
    assert "“Locked.pdf” does not open with that password" in asked().why.text()
    answer(desk, "otter")

    report = kept(desk, step)
    assert report.attached_name == "Hubs.pdf"
    assert [each.file_name for each in report.appendices] == ["Locked.pdf", "Costs.pdf"]
    assert "“Hubs.pdf” attached, and 2 files behind it as appendices." in desk.said
    assert any("Locked.pdf: It was locked with a password" in words for words in desk.said)
    assert [each.sentence for each in desk.complaints] == ["“sign-in.pdf” is a web page, not a document."]
    desk.undo()
    assert kept(desk, step) is None


def test_a_locked_file_that_is_left_out_keeps_no_other_out(
    desk: Desk, step: PapersStep, four: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, desk, four[:2])
    asked().reject()
    desk.settle()

    assert kept(desk, step).attached_name == "Hubs.pdf"
    assert [each.sentence for each in desk.complaints] == ["“Locked.pdf” needs its password to be opened."]


def test_further_files_go_behind_a_report(
    desk: Desk, step: PapersStep, four: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, desk, four[:1])
    choose(monkeypatch, desk, [four[3], four[2]])

    report = kept(desk, step)
    assert [(each.reference, each.title) for each in report.appendices] == [("A", "Costs")]
    assert desk.complaints[-1].sentence == "“sign-in.pdf” is a web page, not a document."


def test_when_nothing_can_be_taken_every_file_is_named_with_its_reason(
    desk: Desk, step: PapersStep, four: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    four[0].write_bytes(b"")
    choose(monkeypatch, desk, [four[2], four[0]])

    assert kept(desk, step) is None
    assert desk.complaints[0].sentence == (
        "2 files were not attached. “sign-in.pdf” is a web page, not a document. “Hubs.pdf” is empty: the file holds"
        " no bytes at all."
    )
    assert desk.complaints[0].next_step == "Nothing was attached."
