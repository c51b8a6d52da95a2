"""How fast the main job is, as ratios measured side by side in one run.

    python3 dev.py bench                  everything
    python3 dev.py bench window pack      only these: window, workbook, pack, packs, shown, edit, book, log

Every figure is the median of several runs on this machine; only the ratios travel to another one.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

RUNS = 5
HERE = Path(__file__).resolve().parent

EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1360, 860)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OUR_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from boardkeeper.bootstrap import BoardOffice
from ui.application import make_application, make_window
app = make_application()
window, theme = make_window(app, BoardOffice(), QSettings(sys.argv[1] + "/window.ini", QSettings.Format.IniFormat))
window.resize(1360, 860)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
window.close()
"""


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a piece of work, the first run not counted."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def side_by_side(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float, float]:
    """The medians of both, and the median of the ratios of runs made in turn."""
    ours()
    theirs()
    pairs = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ours()
        middle = time.perf_counter()
        theirs()
        pairs.append((middle - start, time.perf_counter() - middle))
    ratio = statistics.median(mine / other for mine, other in pairs)
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs), ratio


def script(folder: Path, name: str, text: str) -> Path:
    """A script as a file, so that a reading process can find it."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def run_script(file: Path, *arguments: object) -> Callable[[], object]:
    """A whole process as a piece of work."""
    command = [sys.executable, str(file), *map(str, arguments)]

    def work() -> object:
        return subprocess.run(command, check=True, capture_output=True, cwd=HERE.parent)

    return work


def window(folder: Path) -> None:
    """From starting the program to the painted window, against an empty PySide6 window."""
    ours = run_script(script(folder, "ours.py", OUR_WINDOW), folder)
    empty = run_script(script(folder, "empty.py", EMPTY_WINDOW))
    mine, other, ratio = side_by_side(ours, empty)
    print(f"window up            {mine:6.2f} s   empty window   {other:6.2f} s   ratio {ratio:.2f}")


def workbook(folder: Path) -> None:
    """KPI workbooks of 100,000 and of 1,000,000 cells read and understood, against openpyxl and calamine alone."""
    sys.path.insert(0, str(HERE))
    import workbooks

    workbooks.show(folder)


def pack(folder: Path) -> None:
    """The sample board's pack: from nothing, and again after one item was renamed."""
    from boardkeeper import agenda, boards, meetings, packs
    from boardkeeper.making import make_store
    from boardkeeper.render.pdf import SectionCache

    with make_store(folder / "pack.board", "bench", sample=True) as store:
        board = boards.find_board(store)
        meeting = meetings.find_meeting(store, board.id, date(2026, 12, 9))
        papers = packs.gather_papers(store, meeting.id)
        built = packs.render_pack(papers)
        whole = seconds(lambda: packs.render_pack(papers))
        cache = SectionCache()
        packs.render_pack(papers, cache=cache)
        item = agenda.list_items(store, meeting.id)[0]
        titles = iter(range(1000))

        def rename() -> object:
            agenda.update_item(store, "bench", item.id, title=f"Apologies {next(titles)}")
            return packs.render_pack(packs.gather_papers(store, meeting.id), cache=cache)

        again = seconds(rename)
    speed = built.pages / whole
    print(
        f"pack, {built.pages} pages       {whole:6.2f} s   {speed:.0f} pages/s; after one edit {again:.2f} s ({again / whole:.2f})"
    )


def packs(_folder: Path) -> None:
    """A pack of 78 pages, a book of 620 and one of 5,000, beside LibreOffice, WeasyPrint, fpdf2 and Typst."""
    sys.path.insert(0, str(HERE))
    import packs as beside

    beside.show(["all"])


def shown(folder: Path) -> None:
    """Every kind of edit of the sample board up to the picture of its page, beside a pack from nothing."""
    sys.path.insert(0, str(HERE))
    import edits_shown

    edits_shown.show(folder)


def edit(folder: Path) -> None:
    """One action added and on the disk, against the bare insert with the same settings of SQLite."""
    from sqlcipher3 import dbapi2

    from boardkeeper import actions, boards
    from boardkeeper.making import NewBoard, make_store

    bare = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    for setting in ("journal_mode = DELETE", "synchronous = EXTRA", "locking_mode = EXCLUSIVE"):
        bare.execute(f"PRAGMA {setting}").fetchall()
    bare.execute("CREATE TABLE action (id TEXT PRIMARY KEY, text TEXT, owner TEXT, due TEXT)")
    numbers = iter(range(1_000_000))
    with make_store(folder / "edit.board", "bench", NewBoard("Board", "Council")) as store:
        board_id = boards.find_board(store).id

        def ours() -> None:
            for _ in range(20):
                actions.add_action(
                    store, "bench", board_id, "Do it", "Ann", "end of July", raised_on=date(2026, 7, 8)
                )

        def alone() -> None:
            for _ in range(20):
                bare.execute("BEGIN IMMEDIATE")
                bare.execute(
                    "INSERT INTO action VALUES (?, 'Do it', 'Ann', '2026-07-31')", (str(next(numbers)),)
                )
                bare.execute("COMMIT")

        mine, other, ratio = side_by_side(ours, alone)
    bare.close()
    print(
        f"edit to saved        {mine / 20 * 1000:6.1f} ms  bare insert    {other / 20 * 1000:6.1f} ms  ratio {ratio:.2f}"
    )


def book(folder: Path) -> None:
    """A minute book of 25 years of a busy board against one of a single year: seconds for a leaf, and the peak of memory."""
    script_file = HERE / "busy_board.py"

    def made(years: int) -> tuple[int, float, float]:
        command = [sys.executable, str(script_file), str(years), str(folder / f"{years}.pdf")]
        said = subprocess.run(
            command, check=True, capture_output=True, text=True, cwd=HERE.parent
        ).stdout.split()
        return int(said[0]), float(said[1]), float(said[2])

    (few, short, small), (many, long, large) = made(1), made(25)
    print(
        f"minute book          {long:6.1f} s   {many:,} leaves, {large:.0f} MB; one year {short:.1f} s, {few} leaves, {small:.0f} MB   "
        f"per leaf {long / many / (short / few):.2f}, memory {large / small:.2f}"
    )


def log(folder: Path) -> None:
    """A log of 50,000 actions opened, filtered, sorted, grouped and searched, each against a bare statement."""
    sys.path.insert(0, str(HERE))
    import follow_up

    for name, mine, other in follow_up.measure(folder):
        print(
            f"50,000 actions, {name:24} {mine:6.1f} ms  bare SQL       {other:6.1f} ms  ratio {mine / other:.2f}"
        )


BENCHES = {
    "window": window,
    "workbook": workbook,
    "pack": pack,
    "packs": packs,
    "shown": shown,
    "edit": edit,
    "book": book,
    "log": log,
}


def main(names: list[str]) -> int:
    """Run the named benches, or all."""
    for name in names or list(BENCHES):
        with tempfile.TemporaryDirectory() as folder:
            BENCHES[name](Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
