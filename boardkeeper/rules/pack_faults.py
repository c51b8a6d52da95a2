"""Whether a finished pack is right: its numbers, odd starts, leaves, ranges, links, markings, and that nothing in it acts by itself.

Each check says what it found: the faults with their page and item, or in one sentence what is in order.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise

from boardkeeper.rules.pack_pages import ReadLink, ReadPack, ReadPage, ReadPaper

_SAFE = ("https://", "http://", "mailto:", "tel:")
_MOST_TOLD = 12
_WHOLE_SHEET = "agenda"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong.

    Attributes:
        page: The label of the page, or its place in the file where it has none; blank for the whole file.
        item: The number of the agenda item; blank for none.
    """

    sentence: str
    page: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: “Page numbers”.
        said: What is in order; where something is not, how much of it is wrong.
        more: How many faults of the same kind are not told one by one.
        notes: What is worth knowing and is no fault.
    """

    name: str
    said: str
    faults: tuple[Fault, ...] = ()
    more: int = 0
    notes: tuple[str, ...] = ()

    @property
    def is_passed(self) -> bool:
        return not self.faults


def check_pack(pack: ReadPack, only: frozenset[str] | None = None) -> tuple[Check, ...]:
    """Look at everything that can be seen of a pack that this program made, or at some of it by name."""
    checks = tuple(
        check_of(name, said, tuple(look(pack)))
        for name, look, said in (
            (
                "Whole file",
                _whole,
                f"Everything {of_pages(pack, 'on its one page', 'in its {} pages')} can be read.",
            ),
            (
                "Page numbers",
                _numbers,
                f"{of_pages(pack, 'Its one page', 'Each of its {} pages')} prints the number that the file gives it.",
            ),
            ("Papers", _papers, _papers_in_order(pack)),
            ("Page ranges", _ranges, _ranges_in_order(pack)),
            ("Links and bookmarks", _leads, _leads_in_order(pack)),
            ("Nothing active", _active, "It holds no script, form, film, or file inside it."),
            (
                "Tags, title, language",
                _access,
                f"It is tagged, called “{pack.title}”, and says that it is in {pack.language}.",
            ),
            ("Markings", _markings, _markings_in_order(pack)),
        )
        if only is None or name in only
    )
    return (*checks, _attached(pack)) if pack.has_attached else checks


def check_of(name: str, said: str, faults: tuple[Fault, ...]) -> Check:
    """What was found by one look: what is in order, or the faults, of many the first."""
    if not faults:
        return Check(name, said)
    number = len(faults)
    return Check(name, f"{counted(number, 'fault')}.", faults[:_MOST_TOLD], max(0, number - _MOST_TOLD))


def counted(number: int, one: str) -> str:
    """“1 page”, “12 pages”."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def of_pages(pack: ReadPack, one: str, many: str) -> str:
    """Words for a file of one page, or those for several with their number in the place of “{}”."""
    return one if len(pack.pages) == 1 else many.format(len(pack.pages))


def _of(pack: ReadPack, page: ReadPage, sentence: str) -> Fault:
    paper = pack.paper_at(page.index)
    return Fault(sentence, page.label or str(page.index + 1), paper.item_number if paper else "")


def _where(pack: ReadPack, index: int) -> str:
    """“page 33 (item 9, Ofsted letter)”."""
    paper = pack.paper_at(index)
    return f"{pack.label(index)} ({paper.name})" if paper else pack.label(index)


def _capital(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}"


def _whole(pack: ReadPack) -> Iterator[Fault]:
    if pack.is_repaired:
        yield Fault("The file is damaged and had to be mended to be read.")
    for page in pack.pages:
        if page.is_damaged:
            yield _of(
                pack,
                page,
                f"{_capital(_where(pack, page.index))} is damaged: what stands there cannot be read.",
            )


# ---------------------------------------------------------------------------------------- numbers


def _numbers(pack: ReadPack) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for page in pack.pages:
        where = _capital(_where(pack, page.index))
        if not page.label:
            yield _of(pack, page, f"{where} has no number in the file.")
        elif not page.printed:
            yield _of(pack, page, f"{where} prints no number.")
        elif page.printed != page.label:
            yield _of(pack, page, f"{where} prints the number {page.printed}.")
        if page.label in seen and page.label:
            first = seen[page.label] + 1
            yield _of(pack, page, f"{where} has the number that the page {first} of the file has already.")
        seen.setdefault(page.label, page.index)


def _papers(pack: ReadPack) -> Iterator[Fault]:
    if not _is_bound(pack):
        return
    for paper in pack.papers:
        first, last, name = paper.pages[0], paper.pages[-1], _capital(paper.name)
        if not paper.is_front and _is_even(first):
            yield _of(pack, first, f"{name} starts on page {first.label}, on the back of a leaf.")
        elif first.label.isdigit() and first.index % 2:
            place = f"it is the page {first.index + 1} of the file"
            yield _of(
                pack, first, f"{name} starts on the back of a leaf though its page is {first.label}: {place}."
            )
        if last.label.isdigit() and not _is_even(last):
            yield _of(
                pack, last, f"{name} ends on page {last.label}, so that what follows starts on its back."
            )
        if first.is_leaf:
            yield _of(pack, first, f"{name} begins with a blank leaf, page {first.label}.")
        for before, after in pairwise(paper.pages):
            if before.is_leaf and not after.is_leaf:
                yield _of(pack, before, f"Page {before.label} is a blank leaf in the middle of {paper.name}.")


def _is_even(page: ReadPage) -> bool:
    return page.label.isdigit() and int(page.label) % 2 == 0


def _is_bound(pack: ReadPack) -> bool:
    """Whether it is a pack with a sheet in front, made to be printed on both sides; minutes alone are not."""
    return any(paper.is_front for paper in pack.papers)


def _papers_in_order(pack: ReadPack) -> str:
    behind = [paper for paper in pack.papers if not paper.is_front]
    leaves = sum(1 for page in pack.pages if page.is_leaf)
    noun = "paper starts on an odd page and ends" if len(behind) == 1 else "papers start on odd pages and end"
    blank = (
        f"{leaves} blank {'leaf fills' if leaves == 1 else 'leaves fill'} up behind them." if leaves else ""
    )
    if not behind:
        return "There is no paper behind the sheet."
    if not _is_bound(pack):
        return "It has no sheet in front, so nothing is asked of where papers start."
    return f"{len(behind)} {noun} on {'an even one' if len(behind) == 1 else 'even ones'}. {blank}".strip()


# ----------------------------------------------------------------------------------------- ranges


def _ranges(pack: ReadPack) -> Iterator[Fault]:
    for each in pack.ranges:
        sheet = pack.pages[each.page]
        if each.last < each.first:
            yield _of(pack, sheet, f"The sheet says {each.words}, which runs backwards.")
        if each.target is None:
            continue
        paper = pack.paper_at(each.target)
        if paper is None or paper.first_index != each.target:
            yield _of(
                pack,
                sheet,
                f"{_capital(each.words)} on the sheet {'leads' if each.first == each.last else 'lead'} to the middle of a paper.",
            )
            continue
        if paper.first_label != str(each.first):
            yield Fault(
                f"The sheet says {each.words} for {paper.name}, which starts on page {paper.first_label}.",
                paper.first_label,
                paper.item_number,
            )
        last = _last_of_item(pack, paper)
        if last.isdigit() and int(last) > each.last:
            yield Fault(
                f"The sheet says {each.words} for {paper.name}, which ends on page {last}.",
                last,
                paper.item_number,
            )
    whole = [paper for paper in pack.papers if paper.key == _WHOLE_SHEET]
    if not whole:
        return
    yield from _gaps(pack, pack.free_numbers)
    yield from _not_on_sheet(pack)


def _gaps(pack: ReadPack, free: Container[int]) -> Iterator[Fault]:
    """Between the ranges of one sheet, in its order; a part of an item may have its own range inside the item's."""
    ranges = sorted({(each.first, -each.last) for each in pack.ranges})
    end: int | None = None
    for first, minus_last in ranges:
        last = -minus_last
        if end is not None and any(number not in free for number in range(end + 1, first)):
            yield Fault(
                f"The sheet says nothing of {'page' if first == end + 2 else 'pages'}"
                f" {end + 1}{'' if first == end + 2 else f' - {first - 1}'}.",
                str(end + 1),
            )
        if end is not None and first <= end < last:
            yield Fault(f"Two ranges on the sheet both have page {first}.", str(first))
        end = last if end is None else max(end, last)


def _not_on_sheet(pack: ReadPack) -> Iterator[Fault]:
    said = [(each.first, each.last) for each in pack.ranges]
    for paper in pack.papers:
        label = paper.first_label
        if label.isdigit() and not any(first <= int(label) <= last for first, last in said):
            yield Fault(
                f"{_capital(paper.name)} is not on the sheet, and has {counted(len(paper.pages), 'page')} from page {label}.",
                label,
                paper.item_number,
            )


def _last_of_item(pack: ReadPack, paper: ReadPaper) -> str:
    """The last page of the item whose first paper this is; of another paper its own."""
    same = [each for each in pack.papers if each.item_number == paper.item_number and not each.is_front]
    if paper.item_number and same and same[0] is paper:
        return same[-1].last_label
    return paper.last_label


def _ranges_in_order(pack: ReadPack) -> str:
    if not pack.ranges:
        return "No sheet in it says page ranges."
    if len(pack.ranges) == 1:
        return f"The one range on the sheet, {pack.ranges[0].words}, is true."
    ends = f"from page {min(each.first for each in pack.ranges)} to page {max(each.last for each in pack.ranges)}"
    if any(paper.key == _WHOLE_SHEET for paper in pack.papers):
        but = " but for those not in use any more" if pack.free_numbers else ""
        return f"{len(pack.ranges)} ranges on the sheet follow one another without a gap{but} {ends}, and each is true."
    return f"Each of the {len(pack.ranges)} ranges on the sheet is true."


# ------------------------------------------------------------------------------------------ leads


def _leads(pack: ReadPack) -> Iterator[Fault]:
    for link in pack.links:
        page = pack.pages[link.page or 0]
        name = f"The link “{link.words}”" if link.words else "A link"
        if _leads_nowhere(link):
            yield _of(pack, page, f"{name} on {_where(pack, page.index)} leads nowhere.")
        elif link.address and not link.address.casefold().startswith(_SAFE):
            yield _of(
                pack,
                page,
                f"{name} on {_where(pack, page.index)} leads to “{link.address[:60]}”, which is no web or e-mail address.",
            )
    for mark in pack.bookmarks:
        if _leads_nowhere(mark):
            yield Fault(f"The bookmark “{mark.words}” leads nowhere.")
    for place in pack.places:
        if place.target is None:
            yield Fault(f"The named place “{place.words}” is on no page.")
    marked = {mark.target for mark in pack.bookmarks}
    for paper in pack.papers:
        if paper.first_index not in marked:
            yield _of(pack, paper.pages[0], f"{_capital(paper.name)} has no bookmark.")


def _leads_nowhere(link: ReadLink) -> bool:
    return link.target is None and not link.address


def _leads_in_order(pack: ReadPack) -> str:
    counts = ((len(pack.links), "link"), (len(pack.bookmarks), "bookmark"))
    told = [counted(number, noun) for number, noun in counts if number]
    if not told:
        return "It has no links and no bookmarks."
    return f"{' and '.join(told)} {'leads' if told[0].startswith('1 ') and len(told) == 1 else 'lead'} somewhere."


def _active(pack: ReadPack) -> Iterator[Fault]:
    for part in pack.active:
        if part.page is None:
            yield Fault(f"The file holds {part.what}.")
        else:
            yield _of(pack, pack.pages[part.page], f"{_capital(_where(pack, part.page))} holds {part.what}.")


def _access(pack: ReadPack) -> Iterator[Fault]:
    if not pack.is_tagged:
        yield Fault("It is not tagged, so a screen reader cannot tell headings, tables and lists.")
    if not pack.title:
        yield Fault("It has no title.")
    elif not pack.shows_title:
        yield Fault("It does not ask readers to show its title in place of the file’s name.")
    if not pack.language:
        yield Fault("It does not say in which language it is.")
    for page in pack.pages if pack.is_tagged else ():
        if not page.is_tagged and not page.is_leaf:
            yield _of(pack, page, f"{_capital(_where(pack, page.index))} has no tags.")


# --------------------------------------------------------------------------------------- markings


def _markings(pack: ReadPack) -> Iterator[Fault]:
    """Every page of a restricted edition is marked, head and foot; no page of a public one is."""
    marked = [page for page in pack.pages if page.marking]
    for page in marked:
        foot = " ".join(page.foot.split()).upper()
        # On a narrow attached page the marking is cut short with an ellipsis.
        if page.marking.rstrip("…") not in foot and foot.split("…")[0].strip() not in page.marking:
            yield _of(
                pack, page, f"{_capital(_where(pack, page.index))} is marked at its head and not at its foot."
            )
    if marked and len(marked) < len(pack.pages):
        said = f"which says “{marked[0].marking}”"
        for page in pack.pages:
            if not page.marking:
                yield _of(
                    pack,
                    page,
                    f"{_capital(_where(pack, page.index))} is not marked, unlike {pack.label(marked[0].index)}, {said}.",
                )


def _markings_in_order(pack: ReadPack) -> str:
    if any(page.marking for page in pack.pages):
        pages = of_pages(pack, "Its one page", "Each of its {} pages")
        return f"{pages} is marked as not public, at its head and its foot."
    return "No page is marked as exempt or confidential: it is a public edition."


# --------------------------------------------------------------------------------------- attached


def _attached(pack: ReadPack) -> Check:
    """What other programs made is reported and is no fault: it was attached as it came."""
    notes: list[str] = []
    for paper in pack.papers:
        pages = [page for page in paper.pages if page.is_attached]
        if not pages:
            continue
        where = f"{_capital(paper.name)}, {_span(pages)}"
        if any(not page.content and page.pictures for page in pages):
            notes.append(f"{where}: pictures of pages without text, which a screen reader cannot read.")
        elif all(page.has_own_tags for page in pages):
            notes.append(f"{where}: tagged by its makers.")
        else:
            notes.append(f"{where}: without tags of its own, so each page is read as one passage.")
    number = len(notes)
    was = "was" if number == 1 else "were"
    return Check("Attached papers", f"{counted(number, 'paper')} {was} attached.", notes=tuple(notes))


def _span(pages: list[ReadPage]) -> str:
    first, last = pages[0].label, pages[-1].label
    return f"page {first}" if first == last else f"pages {first} - {last}"
