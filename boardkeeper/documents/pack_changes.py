"""What changed between two packs, on paper: the papers with their pages, and their words held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Cover,
    FieldList,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
)
from boardkeeper.rules.pack_differences import How, PaperChange
from boardkeeper.rules.word_changes import ADDED, REMOVED, SAME, WordChange

KEY = "changes"

_LEGEND = (
    "Words that were added stand in bold between [+ and +], words taken away between [- and -]."
    " What stands around them is the same."
)
_NO_LONGER_PUBLIC = "words that are no longer public"
_NO_LONGER_PUBLIC_PAPER = "A paper that is no longer public"
_MOST_PASSAGES = 20
_MOST_WORDS = 80
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def compose_changes(
    since: str,
    changes: Sequence[PaperChange],
    *,
    cover: Cover | None = None,
    names: tuple[str, str] = ("", ""),
    here: frozenset[str] = frozenset(),
    withheld: Callable[[str], bool] | None = None,
    notice: str = "",
) -> Section:
    """Compose the sheet that says what changed.

    Args:
        since: What it is held against, as it is printed: “the agenda of 3 September 2019”.
        changes: Of all papers, in the order in which they are told.
        cover: The head of the agenda sheet, in front of changed papers; without one it is a document of its own.
        names: Of the two packs, the earlier one first, for such a document.
        here: The keys of the papers that stand behind the sheet, which then links to them.
        withheld: Answers whether words that were taken away, with those around them, must not be said here again.
        notice: What the two could not be compared by.
    """
    title = f"What changed since {since}"
    head: list[Block] = [
        Heading(1, title, anchor=f"{KEY}-top"),
        FieldList((("From", names[0]), ("To", names[1]))),
    ]
    if cover is not None:
        head = [replace(cover, kind=title, published="", lines=())]
    blocks: list[Block] = [*head, Paragraph(summary(changes, is_behind=bool(here)))]
    if notice:
        blocks.append(Paragraph(notice, ParagraphKind.NOTE))
    papers = [_nameable(each, withheld) for each in changes if not each.is_front]
    blocks += _table(papers, here)
    changed = [each for each in changes if each.how is How.CHANGED]
    if changed:
        blocks += [Heading(2, "Word by word"), Paragraph(_LEGEND, ParagraphKind.NOTE)]
        for each in changed:
            blocks += _words(each, withheld)
    kind = SectionKind.AGENDA if cover is not None else SectionKind.OTHER
    return Section(KEY, title, tuple(blocks), kind, item_title="What changed", starts_odd=False)


def summary(changes: Sequence[PaperChange], *, is_behind: bool = False) -> str:
    """Sentences such as “Two papers have changed, one is new and one was taken out”."""
    papers = [each for each in changes if not each.is_front]
    parts: list[str] = []
    for how, one, many in (
        (How.CHANGED, "has changed", "have changed"),
        (How.NEW, "is new", "are new"),
        (How.GONE, "was taken out", "were taken out"),
    ):
        number = sum(1 for each in papers if each.how is how)
        if number:
            noun = f" paper{'' if number == 1 else 's'}" if not parts else ""
            parts.append(f"{_number(number)}{noun} {one if number == 1 else many}")
    said = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    sentences = [f"{_capital(said)}."] if said else ["No paper has changed."]
    if any(each.is_front and each.how is How.CHANGED for each in changes):
        sentences.append(f"The agenda sheet says something else{' too' if said else ''}.")
    moved = sum(1 for each in papers if each.how is How.MOVED)
    same = sum(1 for each in papers if each.how is How.SAME)
    if moved:
        does = "says what it said and only stands" if moved == 1 else "say what they said and only stand"
        sentences.append(f"{_capital(_number(moved))} {does} on other pages or under another number.")
    if same:
        sentences.append(f"{_capital(_number(same))} {'is as it was' if same == 1 else 'are as they were'}.")
    if is_behind:
        sentences.append(
            f"{_behind(papers)}, whole. The pages named are those of the whole pack as it is now."
        )
    return " ".join(sentences)


def _behind(papers: Sequence[PaperChange]) -> str:
    """“The changed paper follows here”; the agenda sheet is there whenever it changed, and named when it is alone."""
    follows = [how for how in (How.NEW, How.CHANGED) for each in papers if each.how is how]
    if not follows:
        return "The agenda sheet follows here"
    kinds = " and the ".join(dict.fromkeys("new" if how is How.NEW else "changed" for how in follows))
    return f"The {kinds} {'paper follows' if len(follows) == 1 else 'papers follow'} here"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _table(papers: Sequence[PaperChange], here: frozenset[str]) -> Iterator[Block]:
    told = [each for each in papers if each.how is not How.SAME]
    if not told:
        return
    columns = (
        Column("Item", 0.9),
        Column("Paper", 5.2),
        Column("What happened", 3.0),
        Column("Pages now", 1.7),
        Column("Pages before", 1.7),
    )
    rows = tuple(
        Row(
            (
                Cell(each.item_number),
                Cell(_title(each, here)),
                Cell(what_happened(each)),
                Cell(pages_of(each.after)),
                Cell(pages_of(each.before)),
            )
        )
        for each in told
    )
    yield Table(columns, rows, row_heads=2, caption="Papers that are not as they were")


def _nameable(change: PaperChange, withheld: Callable[[str], bool] | None) -> PaperChange:
    """A paper that was taken out has the title of a report that may be exempt by now."""
    if change.how is How.GONE and withheld is not None and withheld(change.title):
        return replace(change, title=_NO_LONGER_PUBLIC_PAPER)
    return change


def _title(change: PaperChange, here: frozenset[str]) -> Inline:
    return (Text(change.title, link=f"#{change.key}"),) if change.key in here else change.title


def what_happened(change: PaperChange) -> str:
    """“Changed in 3 places”, “New”, “On other pages; was item 8”."""
    match change.how:
        case How.CHANGED:
            places = len(change.passages)
            said = [f"Changed in {places} place{'' if places == 1 else 's'}"] if places else []
            if change.pictures:
                pages = f"page{'' if len(change.pictures) == 1 else 's'} {', '.join(change.pictures)}"
                said.append(f"{'other pictures' if said else 'Other pictures'} on {pages}")
            if change.charts:
                number = len(change.charts)
                noun = f"{'one' if said else 'One'} other chart" if number == 1 else f"{number} other charts"
                said.append(noun)
        case How.NEW:
            said = ["New"]
        case How.GONE:
            said = ["Taken out"]
        case How.MOVED:
            said = ["On other pages"] if change.before != change.after else ["The same"]
        case How.SAME:
            said = ["The same"]
    if change.was_item:
        said.append(f"was item {change.was_item}")
    if change.was_title and change.how is How.CHANGED:
        said.append(f"was called “{change.was_title}”")
    return "; ".join(said)


def pages_of(labels: tuple[str, str] | None) -> str:
    """“33–64”; nothing where there are none."""
    if labels is None:
        return ""
    first, last = labels
    return first if first == last else f"{first}–{last}"


def _words(change: PaperChange, withheld: Callable[[str], bool] | None) -> Iterator[Block]:
    yield Heading(3, change.name)
    if change.pictures:
        pages = f"page{'' if len(change.pictures) == 1 else 's'} {', '.join(change.pictures)}"
        yield Paragraph(f"Pictures or attached pages on {pages} are others now.")
    for chart in change.charts[:_MOST_PASSAGES]:
        yield Paragraph(chart.sentence)
    unnamed = len(change.charts) - _MOST_PASSAGES
    if unnamed > 0:
        more = "One more chart has" if unnamed == 1 else f"{unnamed} more charts have"
        yield Paragraph(f"{more} changed in this paper.", ParagraphKind.NOTE)
    for passage in change.passages[:_MOST_PASSAGES]:
        yield Paragraph((Text(f"{_capital(passage.place)}: ", bold=True), *_runs(passage.words, withheld)))
    rest = len(change.passages) - _MOST_PASSAGES
    if rest > 0:
        more = "One more place has" if rest == 1 else f"{rest} more places have"
        yield Paragraph(f"{more} changed in this paper.", ParagraphKind.NOTE)


def _capital(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}"


def _runs(words: Sequence[WordChange], withheld: Callable[[str], bool] | None) -> Iterator[Text]:
    # As it stood before, too: words that came in between would part what was exempt into pieces that nobody looks for.
    is_withheld = withheld is not None and any(
        withheld(" ".join(each.text for each in words if each.change != left_out)) for left_out in ("", ADDED)
    )
    if words and words[0].change == SAME:
        yield Text("… ")
    for place, each in enumerate(words):
        if place:
            yield Text(" ")
        if each.change == REMOVED:
            said = _NO_LONGER_PUBLIC if is_withheld else _shortened(each.text)
            yield Text(f"[-{said}-]", italic=True)
        elif each.change == ADDED:
            yield Text(f"[+{_shortened(each.text)}+]", bold=True)
        else:
            yield Text(each.text)
    if words and words[-1].change == SAME:
        yield Text(" …")


def _shortened(said: str) -> str:
    words = said.split()
    rest = len(words) - _MOST_WORDS
    return (
        said
        if rest <= 0
        else f"{' '.join(words[:_MOST_WORDS])} … ({rest} more word{'' if rest == 1 else 's'})"
    )
