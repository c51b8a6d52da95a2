"""Somebody who works the window by keyboard and mouse, and counts it: presses besides the words, letters, clicks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.journeys.visitor import Visitor


@dataclass
class Typist:
    """A visitor whose every key and click is counted."""

    visitor: Visitor
    monkeypatch: pytest.MonkeyPatch
    presses: int = 0
    letters: int = 0
    clicks: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def focus_name(self) -> str:
        """What the place of the keyboard is called."""
        return self.focus.accessibleName()

    def press(self, *strokes: str) -> None:
        """Press keys one after the other, and wait until the window has answered."""
        for stroke in strokes:
            self.presses += 1
            self.visitor.keys(stroke)
        self.visitor.settle()

    def type(self, words: str) -> None:
        """Type words where the keyboard is; a line break is Return, and what is on no key comes as an input method sends it."""
        for letter in words:
            if letter == "\n":
                self.presses += 1
                self.visitor.keys("Return")
                continue
            self.letters += 1
            if letter.isascii():
                self.visitor.qtbot.keyClicks(self.focus, letter)
            else:
                sent = QInputMethodEvent()
                sent.setCommitString(letter)
                QApplication.sendEvent(self.focus, sent)

    def retype(self, words: str) -> None:
        """Select what stands there and type over it."""
        self.presses += 1
        self.visitor.keys("Ctrl+A")
        self.type(words)

    def click(self, button: QWidget) -> None:
        """Press a button with the mouse."""
        self.clicks += 1
        self.visitor.click(button)
        self.visitor.settle()

    def tab_to(self, name: str, most: int = 30) -> None:
        """Go along with Tab until the keyboard is at the place of that name."""
        for _ in range(most):
            if self.focus_name == name:
                return
            self.presses += 1
            self.visitor.keys("Tab")
        raise AssertionError(f"Tab does not lead to “{name}” from “{self.focus_name}”")

    def will_choose(self, path: Path) -> None:
        """The next file that is asked for is this one: two presses for its name in the system's own dialog."""
        self.presses += 2
        answer = (str(path), "")
        self.monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: answer)
        several = ([str(path)], "")
        self.monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: several)

    def note(self, step: str) -> None:
        """Remember what a step of the journey cost so far."""
        self.notes.append(f"{step}: {self.presses} presses, {self.letters} letters, {self.clicks} clicks")
