"""Pictures of every page of the window, for looking and for the guide: `python -m ui.shots FILE --out DIR`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSettings, QSize, QTimer, Slot

from boardkeeper.bootstrap import BoardOffice
from ui.application import make_application, make_window
from ui.shell.window import MainWindow
from ui.theme.theme import Mode, Theme

#: Pages off the rail, by the commands that lead there.
_ELSEWHERE = ("go:notice-tracker", "go:chasing", "go:briefing", "go:history", "board:settings", "help.guide")
_POLL_MILLISECONDS = 40
_QUIET_POLLS = 5
_PATIENCE_POLLS = 1500


class Stillness(QObject):
    """Waits until a window has nothing left to fetch, compute or paint."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._loop = QEventLoop(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MILLISECONDS)
        self._timer.timeout.connect(self._on_poll)
        self._quiet = 0
        self._polls = 0

    def wait(self) -> None:
        """Return when the window has been still for a while.

        Raises:
            TimeoutError: It was not within a minute.
        """
        self._quiet = self._polls = 0
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        if self._quiet < _QUIET_POLLS:
            raise TimeoutError("the window did not come to rest")

    @Slot()
    def _on_poll(self) -> None:
        self._polls += 1
        is_still = self._window.operations.is_idle and self._window.tasks.is_idle
        self._quiet = self._quiet + 1 if is_still else 0
        if self._quiet >= _QUIET_POLLS or self._polls >= _PATIENCE_POLLS:
            self._loop.quit()


def take_pictures(
    window: MainWindow, theme: Theme, modes: Sequence[Mode], folder: Path, only: Sequence[str] = ()
) -> list[Path]:
    """Save a picture of every page of an open board in each palette; answers the files.

    Args:
        window: The window, with a board open.
        theme: Its look.
        modes: The palettes wanted.
        folder: Where the pictures go.
        only: The ids of the pages wanted; all of them and the palette of commands without any.
    """
    stillness = Stillness(window)
    made: list[Path] = []
    for mode in modes:
        theme.set_mode(mode)
        for number, page_id in enumerate(window.page_ids, start=1):
            if only and page_id not in only:
                continue
            window.go_to_page(page_id)
            stillness.wait()
            made.append(folder / f"{number:02d}-{page_id}-{mode}.png")
            _save(window, made[-1])
        for key in _ELSEWHERE:
            name = key.partition(":")[2] or "guide"
            if not only or name in only:
                window.commands.perform(key)
                stillness.wait()
                made.append(folder / f"{len(window.page_ids) + 1:02d}-{name}-{mode}.png")
                _save(window, made[-1])
        if only:
            continue
        window.go_to_page(window.page_ids[0])
        window.commands.perform("edit.palette")
        window.finding.palette.field.setText("meeting")
        stillness.wait()
        made.append(folder / f"{len(window.page_ids) + 1:02d}-find-{mode}.png")
        _save(window, made[-1])
        window.finding.palette.close_palette()
    return made


def _save(window: MainWindow, path: Path) -> None:
    if not window.grab().save(str(path)):
        raise OSError(f"cannot write {path}")


def picture_of_first_page(board: Path, picture: Path) -> None:
    """Open the window on a board, wait until it has come to rest, and save what it shows.

    Raises:
        RuntimeError: The board did not open.
        OSError: The picture cannot be written.
    """
    settings = QSettings(str(picture.with_suffix(".ini")), QSettings.Format.IniFormat)
    window, _theme = make_window(make_application(), BoardOffice(), settings)
    window.show()
    window.open_file.open(board)
    Stillness(window).wait()
    try:
        if window.open_file.board is None:
            raise RuntimeError(window.banner.sentence)
        _save(window, picture)
    finally:
        window.close()


def _size(written: str) -> QSize:
    """“1360x860” as a size."""
    width, _, height = written.partition("x")
    return QSize(int(width), int(height))


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; answers the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ui.shots", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="a board; without one, the sample")
    parser.add_argument("--out", type=Path, default=Path("out/window"), help="the folder of the pictures")
    parser.add_argument("--dark", action="store_true", help="only the dark palette")
    parser.add_argument("--light", action="store_true", help="only the light palette")
    parser.add_argument("--only", nargs="+", metavar="PAGE", default=[], help="only these pages: plan people")
    parser.add_argument("--size", type=_size, default=_size("1360x860"), help="of the window, in pixels")
    chosen = parser.parse_args(arguments)
    modes = [mode for mode, wanted in ((Mode.LIGHT, chosen.light), (Mode.DARK, chosen.dark)) if wanted]
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        application = make_application()
        settings = QSettings(str(Path(scratch) / "window.ini"), QSettings.Format.IniFormat)
        window, theme = make_window(application, BoardOffice(), settings)
        window.resize(chosen.size)
        window.show()
        if chosen.file is None:
            window.open_file.create_sample(Path(scratch) / "Sample board.board")
        else:
            window.open_file.open(chosen.file)
        Stillness(window).wait()
        if window.open_file.board is None:
            sys.stderr.write(f"{window.banner.sentence}\n")
            window.close()
            return 1
        made = take_pictures(window, theme, modes or [Mode.LIGHT, Mode.DARK], chosen.out, chosen.only)
        window.close()
    for path in made:
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
