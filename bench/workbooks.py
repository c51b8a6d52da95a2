"""How long a large KPI workbook takes and how much memory, beside openpyxl and calamine reading it alone.

    python3 bench/workbooks.py            100,000 and 1,000,000 cells
    python3 bench/workbooks.py 100000     one size

Ours is everything from the file to indicators with their figures: the guard, the reading process with its bounds, and
the understanding. The others only pass over the cells. Memory is the peak of the process, and of ours with its reading
process added.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SIZES = (100_000, 1_000_000)
COLUMNS = 100
RUNS = {100_000: 5, 1_000_000: 3}

_MEASURED = """
import resource
import sys
import time

def peak():
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    mine, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (mine + children) / unit

if __name__ == "__main__":
    start = time.perf_counter()
    found = read(sys.argv[1])
    print(found, time.perf_counter() - start, peak())
"""
OURS = """
from pathlib import Path
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.reading import read_workbook

def read(path):
    reading = read_kpis(read_workbook(Path(path)))
    return sum(len(row.observations) for row in reading.rows)
"""
OPENPYXL = """
from openpyxl import load_workbook

def read(path):
    book = load_workbook(path, read_only=True)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return sum(1 for row in rows for value in row if isinstance(value, int))
"""
CALAMINE = """
from python_calamine import CalamineWorkbook

def read(path):
    book = CalamineWorkbook.from_path(path)
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return sum(1 for row in rows for value in row if isinstance(value, float))
"""


class Measured(NamedTuple):
    """What one way of reading took: seconds and megabytes."""

    seconds: float
    megabytes: float


def make_workbook(file: Path, cells: int) -> None:
    """Write a workbook of months across and indicators down with as many figures."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Indicators")
    months = [date(2010 + place // 12, place % 12 + 1, 1).strftime("%b-%y") for place in range(COLUMNS)]
    sheet.append(["Indicator", *months])
    for number in range(cells // COLUMNS):
        sheet.append([f"Number of visits, team {number}", *range(number, number + COLUMNS)])
    book.save(file)


def measure(folder: Path, cells: int) -> Iterator[tuple[str, Measured]]:
    """Each way of reading a workbook of that many figures, ours first; runs are made in turn."""
    file = folder / f"{cells}.xlsx"
    make_workbook(file, cells)
    scripts = {}
    for name, body in {"ours": OURS, "openpyxl": OPENPYXL, "calamine": CALAMINE}.items():
        scripts[name] = folder / f"with_{name}.py"
        scripts[name].write_text(body + _MEASURED, encoding="utf-8")
    runs: dict[str, list[Measured]] = {name: [] for name in scripts}
    for _ in range(RUNS.get(cells, 3)):
        for name, script in scripts.items():
            command = [sys.executable, str(script), str(file)]
            done = subprocess.run(
                command, check=True, capture_output=True, text=True, cwd=HERE.parent, env=_environment()
            )
            found, seconds, megabytes = done.stdout.split()
            if int(found) < cells:
                raise SystemExit(f"{name} found {found} of {cells} figures.")
            runs[name].append(Measured(float(seconds), float(megabytes)))
    for name, measured in runs.items():
        yield (
            name,
            Measured(
                statistics.median(each.seconds for each in measured), max(each.megabytes for each in measured)
            ),
        )


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(HERE.parent)}


def show(folder: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """Print time and memory of each size, with the ratios to both others."""
    for cells in sizes:
        found = dict(measure(folder, cells))
        ours = found.pop("ours")
        beside = "   ".join(
            f"{name} {other.seconds:.2f} s, {other.megabytes:.0f} MB: ratio {ours.seconds / other.seconds:.2f},"
            f" memory {ours.megabytes / other.megabytes:.2f}"
            for name, other in found.items()
        )
        print(f"{cells:9,} cells     {ours.seconds:6.2f} s   {ours.megabytes:.0f} MB   {beside}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        show(Path(place), tuple(map(int, sys.argv[1:])) or SIZES)
