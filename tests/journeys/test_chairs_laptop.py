"""A review goes to the chair’s laptop and comes back: two processes, two files, one board afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from boardkeeper import actions, meetings, minutes, remarks
from boardkeeper.clock import current_day
from boardkeeper.follow_up import FollowUpStatus, Log, Matter, record
from boardkeeper.lists import Wanted
from boardkeeper.remarks import RemarkKind
from boardkeeper.reviews.reading import list_reviews
from tests.journeys import chair_at_work as chair
from tests.journeys.visitor import Visitor
from ui.page import Place

ROOT = Path(__file__).resolve().parents[2]
OFFICER = "Polly Trevanion"
PASSPHRASE = "maple otter window upgrade candle"
#: What the officer writes while the chair is on the train: beside the chair’s words in one sentence, over them in another.
MEANWHILE = (
    ("presented the plan", "introduced the plan"),
    ("to the end of September 2026", "up to September"),
)


@dataclass
class Office:
    """The officer at the window, with the sample board open."""

    visitor: Visitor
    folder: Path

    def ask(self, function: Callable[..., Any], *args: object, **options: object) -> Any:
        """What a use case answers on the open board."""
        answers: list[Any] = []
        self.visitor.window.operations.run(None, function, *args, on_done=answers.append, **options)
        self.visitor.settle()
        return answers[0]

    @property
    def board_id(self) -> str:
        board = self.visitor.window.open_file.board
        assert board is not None
        return board.id

    @property
    def last_meeting(self) -> str:
        return str(self.ask(meetings.find_meeting, self.board_id, chair.LAST_MEETING).id)

    def sentences(self) -> list[str]:
        """Every paragraph of the minutes of the last meeting."""
        kept = self.ask(minutes.get_minutes, self.last_meeting)
        return [paragraph.text for minute in kept.minutes for paragraph in minute.paragraphs]

    def action(self) -> actions.ActionView:
        """The action the chair looks at first."""
        rows = self.ask(actions.list_actions, self.board_id, current_day(), Wanted(limit=1000)).rows
        return next(row for row in rows if row.text == chair.ACTION)

    def remarks(self) -> list[remarks.RemarkView]:
        """The remarks made on the train."""
        rows = self.ask(remarks.list_remarks, self.board_id, current_day(), Wanted(limit=1000)).rows
        return [row for row in rows if row.text == chair.CHALLENGE]

    def send(self) -> Path:
        """Make the review for the chair with the form, a passphrase typed over the proposed one."""
        path = self.folder / "To the chair.review"
        self.visitor.window.pages.go(Place("review"))
        self.visitor.settle()
        self.visitor.window.commands.perform("review.send")
        form = self._sheet()
        form.passphrase.setText(PASSPHRASE)
        form.path.setText(str(path))
        self.visitor.click(form.button)
        self.visitor.until(form.path.isReadOnly)
        self.visitor.click(form.button)
        self.visitor.settle()
        return path

    def write_meanwhile(self) -> None:
        """Put the same two sentences of the minutes in other words, and add to the same action."""
        pieces = list(minutes.pieces_of(self.ask(minutes.get_minutes, self.last_meeting)))
        for before, after in MEANWHILE:
            (place,) = (number for number, piece in enumerate(pieces) if before in piece.text)
            pieces[place] = replace(pieces[place], text=pieces[place].text.replace(before, after))
        self.ask(minutes.write_pieces, OFFICER, self.last_meeting, pieces)
        words = "The board’s officer wrote to the Integrated Care Board."
        matter = Matter(Log.ACTIONS, self.action().id)
        self.ask(record, OFFICER, matter, words, FollowUpStatus.IN_PROGRESS, current_day())

    def bring_in(self, back: Path) -> Any:
        """Bring in what came back; answers the page on which it is merged."""
        self.visitor.window.pages.go(Place("merge", str(back)))
        sheet = self._sheet()
        self.visitor.write(sheet.field, PASSPHRASE)
        self.visitor.keys("Return", sheet.field)
        self.visitor.settle()
        self.visitor.until(lambda: self.visitor.page.decisions is not None)
        return self.visitor.page

    def _sheet(self) -> Any:
        self.visitor.until(lambda: QApplication.activeModalWidget() is not None)
        return QApplication.activeModalWidget()


@pytest.fixture
def office(visitor: Visitor, sample_board: Path, tmp_path: Path) -> Office:
    path = Path(shutil.copy(sample_board, tmp_path / "Sample.board"))
    visitor.open(path)
    return Office(visitor, tmp_path)


def the_chair_works_on(review: Path, folder: Path) -> Path:
    """Let the chair work in a process of her own; answers the file that comes back."""
    back = folder / "From the chair.review"
    done = subprocess.run(
        [sys.executable, str(chair.__file__), str(review), PASSPHRASE, str(folder / "chair.ini"), str(back)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return back


def test_what_the_chair_wrote_and_what_the_officer_wrote_meanwhile_are_both_kept(office: Office) -> None:
    visitor = office.visitor
    review = office.send()
    assert b"Integrated Care Board" not in review.read_bytes()
    office.write_meanwhile()
    page = office.bring_in(the_chair_works_on(review, office.folder))

    (conflict,) = page.decisions.plan.conflicts
    assert MEANWHILE[1][1] in str(conflict.ours)
    assert chair.PROPOSED[1][1] in str(conflict.theirs)
    assert not page.apply_button.isEnabled()
    assert page.line == conflict
    visitor.keys("2")
    assert page.apply_button.isEnabled()
    visitor.keys("Ctrl+Return")
    visitor.settle()

    said = " ".join(office.sentences())
    assert f"introduced the plan {chair.PROPOSED[0][1]}" in said
    assert chair.PROPOSED[1][1] in said
    assert MEANWHILE[1][1] not in said
    told = [entry.text for entry in office.ask(actions.action_history, office.action().id)]
    assert chair.PROGRESS in told
    assert "The board’s officer wrote to the Integrated Care Board." in told
    (challenge,) = office.remarks()
    assert (challenge.kind, challenge.said_by) == (RemarkKind.CHALLENGE, chair.CHAIR)
    assert [each.state.value for each in office.ask(list_reviews, office.board_id)] == ["merged"]

    assert chair.CHAIR in (visitor.window.open_file.standing.undo_label or "")
    visitor.keys("Ctrl+Z")
    visitor.settle()
    assert office.remarks() == []
    assert MEANWHILE[1][1] in " ".join(office.sentences())
    assert [each.state.value for each in office.ask(list_reviews, office.board_id)] == ["sent"]
