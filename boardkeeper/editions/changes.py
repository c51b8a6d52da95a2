"""The edition of what changed: a sheet that says so, and the new and the changed papers whole; needs no database.

Held against each other is what was printed then and what is printed now, so nothing that a member can see is overlooked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from boardkeeper.documents.blocks import Cover, Pack, Section, SectionKind
from boardkeeper.documents.pack_changes import compose_changes
from boardkeeper.editions.views import NothingToMake
from boardkeeper.rules.pack_differences import How, PaperChange, differences

if TYPE_CHECKING:
    from boardkeeper.render.pdf import SectionCache


def compose_changes_edition(
    before: Sequence[bytes],
    since: str,
    whole: Pack,
    *,
    restricted: Pack | None = None,
    cache: SectionCache | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Pack:
    """Compose what changed since a pack was published.

    Args:
        before: The pack that went out to the same readers, then its supplements in their order.
        since: What that was, as it is printed: “the agenda of 3 September 2019”.
        whole: The pack as it is now, numbered.
        restricted: For the public: the pack with its exempt matter. Words that were public once and are exempt now are not
            said again.
        cache: Where the sections are kept.
        cancelled: Asked before every section and every page.

    Raises:
        NothingToMake: Nothing has changed.
        PackCancelled: `cancelled` said so.
    """
    from boardkeeper.render.pdf import PackCancelled, build_pack
    from boardkeeper.render.pdf.read_back import read_pack

    built = build_pack(whole, cancelled=cancelled, cache=cache)
    try:
        read = [read_pack(each, cancelled=cancelled) for each in before]
        changes = differences(read, read_pack(built.pdf, cancelled=cancelled))
    except InterruptedError:
        raise PackCancelled(
            "The pack was not made: it was stopped.", "Print it again when you are ready."
        ) from None
    if not any(each.is_changed for each in changes):
        moved = any(each.how is How.MOVED for each in changes)
        raise NothingToMake(
            f"Nothing has changed since {since}{': papers only stand on other pages' if moved else ''}. No pack was made.",
            "Print the whole pack, or change something first. A paper that came after publication goes out with the "
            "next supplement.",
        )
    wanted = {each.key for each in changes if each.how in {How.NEW, How.CHANGED}}
    kept = tuple(section for section in whole.sections if section.key in wanted)
    here = frozenset(section.key for section in kept)
    sheet = compose_changes(
        since,
        _told(changes),
        cover=_cover(whole.sections),
        here=here,
        withheld=None if restricted is None else _Withheld(whole, restricted),
    )
    return replace(
        whole,
        title=f"{whole.title} – changes since {since}",
        subject=f"What changed since {since}",
        sections=(sheet, *kept),
    )


def _told(changes: Sequence[PaperChange]) -> tuple[PaperChange, ...]:
    """Without sheets in front that another edition has, such as the chair’s briefing."""
    return tuple(each for each in changes if not (each.is_front and each.how in {How.NEW, How.GONE}))


def _cover(sections: Sequence[Section]) -> Cover | None:
    fronts = (section for section in sections if section.kind is SectionKind.AGENDA)
    return next((block for front in fronts for block in front.blocks if isinstance(block, Cover)), None)


class _Withheld:
    """Whether words are among what the restricted pack keeps back."""

    def __init__(self, public: Pack, restricted: Pack) -> None:
        from boardkeeper.leaks import passages

        self._secrets = passages(public, restricted)

    def __call__(self, said: str) -> bool:
        from boardkeeper.leaks import leaks_in

        return bool(leaks_in(f"<p>{escape(said)}</p>".encode(), self._secrets))
