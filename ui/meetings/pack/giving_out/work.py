"""The work behind the panel, done away from the window: editions made and put on paper or into files. Plain values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter

from boardkeeper.booklets import save_booklet
from boardkeeper.distribution import (
    Copy,
    GatheredHandouts,
    GivenOut,
    Order,
    edition_line,
    give_out,
    make_copies,
)
from boardkeeper.editions import GatheredPack, make_edition, save_edition
from boardkeeper.editions.naming import safe_name
from ui.meetings.pack.giving_out.wants import Kind, Sides, Wanted, wanted_pages
from ui.meetings.pack.laid_out import FilePages, sizes_of
from ui.meetings.pack.printing import PrintRun, put_on_paper

if TYPE_CHECKING:
    from boardkeeper.render.pdf import SectionCache

Progress = Callable[[str, int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out of a printer.

    Attributes:
        runs: How many packs that were.
    """

    pages: int
    runs: int = 1


class Press:
    """Makes one thing after the other on a thread of the pool, and keeps sections that did not change."""

    def __init__(self) -> None:
        self._kept: SectionCache | None = None

    def print_edition(
        self,
        gathered: GatheredPack,
        wanted: Wanted,
        name: str,
        printer: QPrinter,
        *,
        progress: Progress,
        cancelled: Cancelled,
    ) -> Printed:
        """Make an edition and print it.

        Raises:
            UserError: There is nothing in it, it holds exempt words and is public, a page that was named is not in it, or
                the printer takes nothing.
        """
        made = make_edition(
            gathered, wanted.edition, progress=progress, cancelled=cancelled, cache=self._cache()
        )
        run = _run(made.built.pdf, made.built.labels, wanted, name, cancelled)
        return Printed(put_on_paper(run, printer, progress=progress, cancelled=cancelled))

    def print_list(
        self,
        gathered: GatheredHandouts,
        wanted: Wanted,
        name: str,
        printer: QPrinter,
        *,
        progress: Progress,
        cancelled: Cancelled,
    ) -> Printed:
        """Make what everybody on the list gets on paper and print it, a run for each file; the same errors.

        One file after the other is made and printed, so that no more than one is held.
        """
        pages = runs = 0
        copies = make_copies(
            gathered.on_paper(),
            is_named=wanted.is_named,
            progress=progress,
            cancelled=cancelled,
            cache=self._cache(),
        )
        for copy in copies:
            said = f"{name} – {_whose(copy, is_named=wanted.is_named)}"
            run = _run(
                copy.pdf, copy.labels, replace(wanted, copies=copy.copies * wanted.copies), said, cancelled
            )
            run = replace(run, file_name=f"{safe_name(said, 120)}.pdf")
            pages += put_on_paper(run, printer, progress=progress, cancelled=cancelled)
            if cancelled():
                break
            runs += 1
        return Printed(pages, runs)

    def export(
        self,
        gathered: GatheredPack,
        wanted: Wanted,
        path: Path,
        kept: Path | None = None,
        *,
        progress: Progress,
        cancelled: Cancelled,
    ) -> Path:
        """Make an edition and write it; errors are those of `save_edition`."""
        if wanted.kind is Kind.BOOKLET:
            save_booklet(
                gathered,
                wanted.edition,
                path,
                password=wanted.password,
                kept=kept,
                progress=progress,
                cancelled=cancelled,
                cache=self._cache(),
            )
            return path
        save_edition(
            gathered,
            wanted.edition,
            path,
            password=wanted.password,
            kept=kept,
            progress=progress,
            cancelled=cancelled,
            cache=self._cache(),
        )
        return path

    def export_list(
        self,
        gathered: GatheredHandouts,
        wanted: Wanted,
        folder: Path,
        made_on: date,
        *,
        progress: Progress,
        cancelled: Cancelled,
    ) -> GivenOut:
        """Write what everybody on the list gets; errors are those of `give_out`."""
        order = Order(wanted.is_named, wanted.password, wanted.has_letters)
        return give_out(
            gathered, folder, order, made_on, progress=progress, cancelled=cancelled, cache=self._cache()
        )

    def _cache(self) -> SectionCache:
        # ReportLab is loaded here, on the pool's thread, and only when something is made.
        from boardkeeper.render.pdf import SectionCache

        self._kept = self._kept or SectionCache()
        return self._kept


def _whose(copy: Copy, *, is_named: bool) -> str:
    line = edition_line(copy.edition.readers, is_large_print=copy.edition.is_large_print)
    return copy.recipients[0].name if is_named else line


def _run(pdf: bytes, labels: tuple[str, ...], wanted: Wanted, name: str, cancelled: Cancelled) -> PrintRun:
    """The pages that are wanted, folded into a booklet where that is."""
    pages = wanted_pages(wanted.pages, labels)
    if wanted.sides is Sides.BOOKLET:
        from boardkeeper.render.pdf.booklet import make_booklet

        booklet = make_booklet(pdf, pages, cancelled=cancelled)
        return PrintRun(
            name,
            FilePages(name, booklet.pdf, ("",) * booklet.pages, sizes_of(booklet.pdf)),
            None,
            wanted.copies,
        )
    return PrintRun(
        name,
        FilePages(name, pdf, labels, sizes_of(pdf)),
        pages,
        wanted.copies,
        is_two_sided=wanted.sides is Sides.BOTH,
    )
