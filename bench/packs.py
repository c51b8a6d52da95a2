"""How long packs and minute books take beside LibreOffice, WeasyPrint, fpdf2 and Typst on the same content, in one run.

    python3 bench/packs.py              the pack of 78 pages: whole, after an edit, on the screen
    python3 bench/packs.py book         a minute book of 620 pages, every tool once
    python3 bench/packs.py long         a minute book of 5,000 pages: time, memory, and how soon it stops
    python3 bench/packs.py all

Every tool runs in a process of its own, whole: its import, its start, the writing of what it reads, the file. Each run of
another tool stands between two of ours, so that a busy minute falls on both; what is printed is the median of the ratios of such
neighbours. Tools that are not installed (the extra “bench”, and LibreOffice) are named as not measured. Only the ratios
travel to another machine.
"""

from __future__ import annotations

import functools
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
ROUNDS, FEW_ROUNDS = 9, 3
SLOW_SECONDS = 3.0
"""A tool that takes longer is run a few times only."""
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


@functools.cache
def tools() -> list[str]:
    """The tools that are here, ours first; says which are not."""
    from pack_rivals import TOOLS, is_there

    found = [tool for tool in TOOLS if tool == OURS or is_there(tool)]
    missing = [tool for tool in TOOLS if tool not in found]
    if missing:
        print(f"  not measured, not installed: {', '.join(missing)}")
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


class Beside(NamedTuple):
    """Runs of another tool, each with the mean of ours before and after it."""

    theirs: list[Measured]
    ours: list[float]

    @property
    def ratio(self) -> float:
        """How often ours is done in the time of theirs."""
        pairs = zip(self.theirs, self.ours, strict=True)
        return statistics.median(theirs.seconds / ours for theirs, ours in pairs)


def beside(tool: str, pickled: Path, folder: Path, rounds: int | None = None) -> Beside:
    """Run a tool and ours in turn.

    Args:
        tool: The other.
        pickled: What both set.
        folder: Where their files are put.
        rounds: How often; None runs it once unmeasured, and then as often as its speed allows.
    """
    if rounds is None:
        warm = run(tool, pickled, folder).seconds
        rounds = ROUNDS if warm < SLOW_SECONDS else FEW_ROUNDS
    theirs, ours = [], [run(OURS, pickled, folder).seconds]
    for _ in range(rounds):
        theirs.append(run(tool, pickled, folder))
        ours.append(run(OURS, pickled, folder).seconds)
    return Beside(theirs, [(before + after) / 2 for before, after in itertools.pairwise(ours)])


def compare(pickled: Path, folder: Path, rounds: int | None = None) -> dict[str, Beside]:
    """A line for every tool that is here; answers what was measured of the others."""
    ours = [run(OURS, pickled, folder) for _ in range(rounds or FEW_ROUNDS)]
    told(OURS, ours, 1.0, folder)
    found = {}
    for tool in tools()[1:]:
        found[tool] = beside(tool, pickled, folder, rounds)
        told(tool, found[tool].theirs, found[tool].ratio, folder)
    return found


def told(tool: str, runs: list[Measured], ratio: float, folder: Path) -> None:
    """A line: median time, ratio to ours, most memory, and what came out."""
    from boardkeeper.render.pages import PageReader

    file = folder / f"{tool}.pdf"
    with PageReader(file.read_bytes()) as reader:
        pages = len(reader)
    print(
        f"  {tool:12} {statistics.median(each.seconds for each in runs):7.2f} s   {ratio:6.2f} x ours"
        f"   {max(each.megabytes for each in runs):5.0f} MB   {pages:4} pages   {file.stat().st_size / 1024:6.0f} KB",
        flush=True,
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Edits(NamedTuple):
    """Medians after an edit in one paper, in seconds: its page is a picture, the whole file is there; and the file’s time
    in that of Typst’s whole run right after it, where Typst is here.
    """

    picture: float
    file: float
    beside_typst: float | None


def edits(pickled: Path, folder: Path) -> Edits:
    """Edit one paper again and again."""
    from seed_pack import edited, seed_pack

    from boardkeeper.render.pdf import SectionCache, assemble, lay_out_pack
    from boardkeeper.render.pdf.screen import Screen

    pack, cache, times = seed_pack(), SectionCache(), itertools.count()
    places = lay_out_pack(pack, cache=cache).places
    first = next(place.first_index for place in places if place.key == "challenge")

    def picture() -> object:
        return Screen(lay_out_pack(edited(pack, times), cache=cache)).picture(first, 96.0)

    def file() -> object:
        return assemble(lay_out_pack(edited(pack, times), cache=cache))

    picture()
    file()
    has_typst = "Typst" in tools()
    pictures, files, ratios = [], [], []
    for _ in range(EDITS):
        pictures.append(timed(picture))
        files.append(timed(file))
        if has_typst:
            ratios.append(files[-1] / run("Typst", pickled, folder).seconds)
    median = statistics.median
    return Edits(median(pictures), median(files), median(ratios) if ratios else None)


def told_papers() -> None:
    """Every paper edited in turn: until its page is a picture."""
    from seed_pack import edited, seed_pack

    from boardkeeper.render.pdf import SectionCache, lay_out_pack
    from boardkeeper.render.pdf.screen import Screen

    pack, cache, times = seed_pack(), SectionCache(), itertools.count()

    def picture(key: str, index: int) -> object:
        return Screen(lay_out_pack(edited(pack, times, key), cache=cache)).picture(index, 96.0)

    for place in lay_out_pack(pack, cache=cache).places[1:]:
        work = functools.partial(picture, place.key, place.first_index)
        taken = statistics.median(timed(work) for _ in range(EDITS))
        print(
            f"  {place.key:12} {place.pages:3} pages   {taken * 1000:4.0f} ms until its edited page is a picture"
        )


def show_pack(folder: Path) -> None:
    """The pack of 78 pages."""
    from seed_pack import seed_pack

    pickled = folder / "pack.pickle"
    pickled.write_bytes(pickle.dumps(seed_pack()))
    print("pack like the seed’s, whole:")
    found = compare(pickled, folder)
    after = edits(pickled, folder)
    print(
        f"after an edit in one paper: its page on the screen {after.picture * 1000:.0f} ms, "
        f"the whole file {after.file:.2f} s"
    )
    if after.beside_typst is not None:
        print(
            f"  beside Typst’s whole run: the file after an edit {after.beside_typst:.2f},"
            f" the whole pack {1 / found['Typst'].ratio:.2f}"
        )
    told_papers()


def show_book(folder: Path) -> None:
    """The minutes of five years, every tool once."""
    from seed_pack import minutes_of

    pickled = folder / "book.pickle"
    pickled.write_bytes(pickle.dumps(minutes_of(62)))
    print("minutes of 62 meetings, whole:", flush=True)
    compare(pickled, folder, rounds=1)


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
