"""What is right and wrong with a booklet: its pages, each once and where the folded sheets want it, and their marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from boardkeeper.rules.booklets import parts_of, saddle_order
from boardkeeper.rules.pack_faults import Check, Fault, check_of, check_pack, counted
from boardkeeper.rules.pack_pages import ReadBooklet, ReadHalf, ReadPack

_ALSO = frozenset({"Whole file", "Nothing active", "Markings"})
"""What is asked of the pages of a booklet as of any others; it has no links, and no tags to be read out."""


def check_booklet(pack: ReadPack, booklet: ReadBooklet) -> tuple[Check, ...]:
    """Look at everything that can be seen of a booklet that this program made."""
    return (_folded(pack, booklet), *check_pack(pack, only=_ALSO))


def _folded(pack: ReadPack, booklet: ReadBooklet) -> Check:
    parts = parts_of(len(booklet.labels))
    sheets = counted(sum(parts), "sheet")
    bound = "folded once" if len(parts) == 1 else f"in {len(parts)} parts, each folded by itself"
    title = pack.title.removesuffix(" – booklet")
    said = (
        f"It is a booklet of “{title}”: {counted(len(booklet.labels), 'page')} on {sheets} of A4, {bound}."
        " Every page is there once, where it is read."
    )
    return check_of("Booklet", said, tuple(_misplaced(booklet)))


def _misplaced(booklet: ReadBooklet) -> Iterator[Fault]:
    wanted = len(saddle_order(len(booklet.labels)))
    if booklet.sides != wanted:
        sides = f"It has {counted(booklet.sides, 'side')} of paper; {counted(len(booklet.labels), 'page')}"
        yield Fault(f"{sides} fill {wanted}.")
    stands: dict[str, list[ReadHalf]] = defaultdict(list)
    for half in booklet.halves:
        where = f"{half.place[:1].upper()}{half.place[1:]}"
        if half.page is None:
            if half.label:
                yield Fault(f"{where} is blank, where page {half.label} belongs.", half.label)
            continue
        printed = half.page.printed
        stands[printed].append(half)
        if not printed:
            yield Fault(f"{where} prints no page number.", half.label)
        elif not half.label:
            yield Fault(f"{where} has page {printed}, where nothing belongs.", printed)
        elif printed != half.label:
            yield Fault(f"{where} has page {printed}, where page {half.label} belongs.", half.label)
    for printed, halves in stands.items():
        if printed and len(halves) > 1:
            places = " and ".join(each.place for each in halves)
            yield Fault(f"Page {printed} is there {len(halves)} times: {places}.", printed)
    for label in booklet.labels:
        if label not in stands:
            yield Fault(f"Page {label} is on no sheet.", label)
