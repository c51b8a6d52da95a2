"""What an import would do, row by row, before it does it: new, changed, the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from boardkeeper.importing.findings import Refusal

Read = TypeVar("Read")
Kept = TypeVar("Kept")

_ALIKE = 90


# The generic classes here have no slots: Python 3.11 cannot call `ComparedField[A, B](...)` on a frozen class with slots.


class PreviewKind(StrEnum):
    """What an import would do with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs: its name for people, what is kept and what was read."""

    field: str
    old: object
    new: object


@dataclass(frozen=True)
class ComparedField(Generic[Read, Kept]):
    """One field to compare.

    Attributes:
        name: What people call it.
        of_read: Takes it from a row as read.
        of_kept: Takes it from a row as kept.
        keeps_when_blank: A blank in the workbook leaves what is kept alone.
    """

    name: str
    of_read: Callable[[Read], object]
    of_kept: Callable[[Kept], object]
    keeps_when_blank: bool = False


@dataclass(frozen=True)
class PreviewEntry(Generic[Read, Kept]):
    """What would become of one row.

    Attributes:
        kind: New, changed or the same.
        key: What the row is known by.
        title: What people know it by.
        before: The row kept; None for a new one.
        after: The row read.
        changes: The fields that differ.
        resembles: For a new row, the title of a kept one that is nearly the same: perhaps only renamed.
    """

    kind: PreviewKind
    key: Hashable
    title: str
    before: Kept | None
    after: Read
    changes: tuple[FieldChange, ...] = ()
    resembles: str = ""


@dataclass(frozen=True)
class Preview(Generic[Read, Kept]):
    """What an import would do.

    Attributes:
        entries: In the order of the workbook.
        refusals: What was not taken, with reasons.
    """

    entries: tuple[PreviewEntry[Read, Kept], ...]
    refusals: tuple[Refusal, ...] = ()

    def count(self, kind: PreviewKind) -> int:
        """How many rows are of a kind."""
        return Counter(entry.kind for entry in self.entries)[kind]

    def of_kind(self, kind: PreviewKind) -> tuple[PreviewEntry[Read, Kept], ...]:
        """The rows of a kind."""
        return tuple(entry for entry in self.entries if entry.kind is kind)


def compare(
    read: Sequence[Read],
    kept: Iterable[Kept],
    *,
    key_of_read: Callable[[Read], Hashable],
    key_of_kept: Callable[[Kept], Hashable],
    title: Callable[[Read], str],
    fields: Sequence[ComparedField[Read, Kept]],
    title_of_kept: Callable[[Kept], str] | None = None,
    refusals: Iterable[Refusal] = (),
) -> Preview[Read, Kept]:
    """Compare rows read with rows kept.

    Rows with the same key are paired in their order: the second of two equal keys read is compared with the second
    kept.

    Args:
        read: Rows as read.
        kept: Rows as kept.
        key_of_read: What a row read is known by.
        key_of_kept: The same for a row kept.
        title: What people know a row by.
        fields: What is compared.
        title_of_kept: With it, a new row is held against the titles of kept rows that the workbook does not name.
        refusals: Handed on.
    """
    known = _numbered(kept, key_of_kept)
    paired = _numbered(read, key_of_read)
    left = [row for key, row in known.items() if key not in paired]
    entries = []
    for key, row in paired.items():
        before = known.get(key)
        if before is None:
            resembles = _resembling(title(row), map(title_of_kept, left)) if title_of_kept is not None else ""
            entries.append(
                PreviewEntry[Read, Kept](PreviewKind.NEW, key[0], title(row), None, row, resembles=resembles)
            )
            continue
        changes = tuple(change for each in fields if (change := _change(each, before, row)) is not None)
        kind = PreviewKind.CHANGED if changes else PreviewKind.SAME
        entries.append(PreviewEntry(kind, key[0], title(row), before, row, changes))
    return Preview(tuple(entries), tuple(refusals))


Row = TypeVar("Row")


def _numbered(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> dict[tuple[Hashable, int], Row]:
    times: Counter[Hashable] = Counter()
    numbered: dict[tuple[Hashable, int], Row] = {}
    for row in rows:
        known_by = key(row)
        numbered[known_by, times[known_by]] = row
        times[known_by] += 1
    return numbered


def _change(each: ComparedField[Read, Kept], before: Kept, after: Read) -> FieldChange | None:
    old, new = each.of_kept(before), each.of_read(after)
    is_left_alone = each.keeps_when_blank and (new is None or new == "")
    return None if old == new or is_left_alone else FieldChange(each.name, old, new)


def _resembling(title: str, others: Iterable[str]) -> str:
    scored = [(fuzz.token_sort_ratio(title.casefold(), other.casefold()), other) for other in others]
    score, other = max(scored, default=(0.0, ""))
    return other if score >= _ALIKE else ""
