"""Whatever is done on the surface, undone and redone: the same text, the same pieces, the same look."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boardkeeper.minutes import PieceKind, WrittenAsk, WrittenPiece, new_id
from ui.meetings.minutes.surface.surface import MinutesSurface

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab)
WORDS = ("That it be noted", "(a) ", "RESOLVED ", "- ", "ACTION: ", "x", " ")

steps = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(WORDS)),
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("go"), st.integers(0, 400)),
    st.tuples(st.just("select"), st.tuples(st.integers(0, 400), st.integers(0, 400))),
    st.tuples(st.just("kind"), st.sampled_from([kind for kind in PieceKind if kind is not PieceKind.TABLE])),
    st.tuples(st.just("level"), st.sampled_from((-1, 1))),
    st.tuples(st.just("exempt"), st.sampled_from(("", "2", "1, 3"))),
    st.tuples(st.just("insert"), st.sampled_from(("one", "two"))),
    st.tuples(st.just("copy and paste"), st.integers(0, 400)),
    st.tuples(st.just("bold"), st.none()),
    st.tuples(st.just("table"), st.none()),
)


def go(surface: MinutesSurface, to: int, since: int | None = None) -> None:
    last = surface.document().characterCount() - 1
    cursor = surface.textCursor()
    cursor.setPosition(min(to if since is None else since, last))
    if since is not None:
        cursor.setPosition(min(to, last), QTextCursor.MoveMode.KeepAnchor)
    surface.setTextCursor(cursor)


def insert(surface: MinutesSurface, words: str) -> None:
    two = (
        WrittenPiece(new_id(), PieceKind.ACTION, f"{words} is asked", ask=WrittenAsk("Jean Kelly")),
        WrittenPiece(new_id(), PieceKind.TABLE, "a\tb\n\td"),
    )
    surface.insert(two[: 1 if words == "one" else 2])


def copy_and_paste(surface: MinutesSurface, to: int) -> None:
    surface.copy()
    go(surface, to)
    surface.paste()


DOES: dict[str, Callable[[MinutesSurface, object], None]] = {
    "type": lambda surface, words: QTest.keyClicks(surface, str(words)),
    "key": QTest.keyClick,
    "go": lambda surface, to: go(surface, int(str(to))),
    "select": lambda surface, both: go(surface, *both),
    "kind": lambda surface, kind: surface.set_kind(PieceKind(kind)),
    "level": lambda surface, by: surface.shift_level(int(str(by))),
    "exempt": lambda surface, cited: surface.change([piece_id(surface)], exempt_paragraphs=cited),
    "insert": lambda surface, words: insert(surface, str(words)),
    "copy and paste": lambda surface, to: copy_and_paste(surface, int(str(to))),
    "bold": lambda surface, _nothing: surface.toggle_bold(),
    "table": lambda surface, _nothing: surface.insert_table(2, 2),
}


def piece_id(surface: MinutesSurface) -> str:
    piece = surface.piece()
    return piece.id if piece else ""


def state(surface: MinutesSurface) -> list[object]:
    """Everything undo has to give back: words, facts, and the room the boxes have."""
    lines = surface.outline.now()
    room = [
        (line.facts, line.top, line.dent, line.mark, line.limb, line.box, line.passage)
        for line in lines
        if line.begins
    ]
    return [surface.toPlainText(), surface.pieces(), room]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(done=st.lists(steps, max_size=14))
def test_everything_done_and_undone_and_redone_comes_back(
    surface: MinutesSurface, some: tuple[WrittenPiece, ...], done: list[tuple[str, object]]
) -> None:
    surface.show_pieces(some)
    go(surface, 0)
    before = state(surface)
    for name, what in done:
        DOES[name](surface, what)
        ids = [line.id for line in surface.outline.now() if line.begins]
        assert len(set(ids)) == len(ids)
        assert all(ids)
        assert surface.outline.now()[0].kind in {PieceKind.HEADING, PieceKind.TABLE}
    after = state(surface)
    document = surface.document()
    while document.isUndoAvailable():
        surface.undo()
    assert state(surface) == before
    while document.isRedoAvailable():
        surface.redo()
    assert state(surface) == after
    QCoreApplication.processEvents()
    QApplication.clipboard().clear()
