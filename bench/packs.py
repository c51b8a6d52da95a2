"""How long packs and minute books take beside LibreOffice, WeasyPrint, fpdf2 and Typst on the same content, in one run.

    python3 bench/packs.py              the pack of 78 pages: whole, after an edit, on the screen
    python3 bench/packs.py book         a minute book of 620 pages, every tool once
    python3 bench/packs.py long         a minute book of 5,000 pages: time, memory, and how soon it stops
    python3 bench/packs.py all

Every tool runs in a process of its own, whole: its import, its start, the writing of what it reads, the file. Tools that are
not installed (the extra “bench”, and LibreOffice) are named as not measured. Only the ratios travel to another machine.
"""

from __future__ import annotations

import itertools
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

OURS = "Boardkeeper"
ROUNDS = 3
EDITS = 9
LONG_YEARS = 21
"""Of a busy board: more than 5,000 leaves."""
_LONG_RUN = """
import resource, sys, threading, time
from pathlib import Path
sys.path[:0] = [{here!r}, {root!r}]
from busy_board import busy_board
from boardkeeper.minute_book import BookCancelled, build_book
gathered, path = busy_board({years}), Path(sys.argv[1])
start = time.perf_counter()
pages = len(build_book(gathered, path).labels)
took = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
stop, asked, late = threading.Event(), [], []
def cancel():
    asked.append(time.perf_counter())
    stop.set()
for share in (0.3, 0.9):
    stop.clear()
    threading.Timer(took * share, cancel).start()
    try:
        build_book(gathered, path, cancelled=stop.is_set)
    except BookCancelled:
        late.append(time.perf_counter() - asked[-1])
print(pages, took, peak, max(late))
"""


class Measured(NamedTuple):
    """What a tool took: seconds and megabytes."""

    seconds: float
    megabytes: float


def tools() -> list[str]:
    """The tools that are here, ours first; says which are not."""
    from pack_rivals import TOOLS, is_there

    found = [tool for tool in TOOLS if tool == OURS or is_there(tool)]
    missing = [tool for tool in TOOLS if tool not in found]
    if missing:
        print(f"not measured, not installed: {', '.join(missing)}")
    return found


def run(tool: str, pickled: Path, folder: Path) -> Measured:
    """One whole run of a tool."""
    target = folder / f"{tool}.pdf"
    done = subprocess.run(
        [sys.executable, HERE / "pack_rivals.py", tool, pickled, target],
        check=True,
        capture_output=True,
        text=True,
    )
    took, peak = done.stdout.split()[-2:]
    return Measured(float(took), float(peak))


def whole(folder: Path, pickled: Path, names: list[str], rounds: int) -> dict[str, Measured]:
    """Every tool in turn, so that a busy minute falls on all of them; the median of the rounds."""
    found: dict[str, list[Measured]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            found[name].append(run(name, pickled, folder))
    return {
        name: Measured(statistics.median(each.seconds for each in runs), max(each.megabytes for each in runs))
        for name, runs in found.items()
    }


def told(found: dict[str, Measured], folder: Path) -> None:
    """A line for each tool, with its ratio to ours."""
    from boardkeeper.render.pages import PageReader

    ours = found[OURS]
    for name, each in found.items():
        file = folder / f"{name}.pdf"
        with PageReader(file.read_bytes()) as reader:
            pages = len(reader)
        print(
            f"  {name:12} {each.seconds:7.2f} s   {each.seconds / ours.seconds:6.2f} x ours   {each.megabytes:5.0f} MB"
            f"   {pages:4} pages   {file.stat().st_size / 1024:6.0f} KB"
        )


def median(work: Callable[[], object], runs: int = EDITS) -> float:
    """The median of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def edits() -> tuple[float, float]:
    """After an edit in one paper: seconds until its page is a picture, and until the whole file is there."""
    from seed_pack import edited, seed_pack

    from boardkeeper.render.pdf import SectionCache, assemble, lay_out_pack
    from boardkeeper.render.pdf.screen import Screen

    pack, cache, times = seed_pack(), SectionCache(), itertools.count()
    first = next(
        place.first_index for place in lay_out_pack(pack, cache=cache).places if place.key == "challenge"
    )

    def picture() -> object:
        return Screen(lay_out_pack(edited(pack, times), cache=cache)).picture(first, 96.0)

    def file() -> object:
        return assemble(lay_out_pack(edited(pack, times), cache=cache))

    picture()
    file()
    return median(picture), median(file)


def show_pack(folder: Path) -> None:
    """The pack of 78 pages."""
    from seed_pack import seed_pack

    pickled = folder / "pack.pickle"
    pickled.write_bytes(pickle.dumps(seed_pack()))
    found = whole(folder, pickled, tools(), ROUNDS)
    print("pack like the seed’s, whole:")
    told(found, folder)
    screen, file = edits()
    print(
        f"after an edit in one paper: its page on the screen {screen * 1000:.0f} ms, the whole file {file:.2f} s"
    )
    for name in ("Typst", "LibreOffice"):
        if name in found:
            theirs = found[name].seconds
            print(
                f"  beside {name}’s whole run: the file after an edit {file / theirs:.2f},"
                f" the whole pack {found[OURS].seconds / theirs:.2f}"
            )


def show_book(folder: Path) -> None:
    """The minutes of five years, every tool once."""
    from seed_pack import minutes_of

    pickled = folder / "book.pickle"
    pickled.write_bytes(pickle.dumps(minutes_of(62)))
    print("minutes of 62 meetings, whole:")
    told(whole(folder, pickled, tools(), 1), folder)


def show_long(folder: Path) -> None:
    """A minute book of five thousand pages, written part by part."""
    code = _LONG_RUN.format(here=str(HERE), root=str(HERE.parent), years=LONG_YEARS)
    done = subprocess.run(
        [sys.executable, "-c", code, folder / "book.pdf"], check=True, capture_output=True, text=True
    )
    pages, took, peak, late = done.stdout.split()
    print(
        f"minute book of {pages} pages: {float(took):.1f} s, {float(peak):.0f} MB at most; "
        f"stopped {float(late) * 1000:.0f} ms after it was asked"
    )


PARTS = {"pack": show_pack, "book": show_book, "long": show_long}


def show(names: list[str]) -> None:
    """Measure the named parts."""
    for name in PARTS if names == ["all"] else names or ["pack"]:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    show(sys.argv[1:])
