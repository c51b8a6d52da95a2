"""A supplement that is out, set anew: in large print, as a web page, in Word. Only while it says what was published."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.rules.pack_differences import differences

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from boardkeeper.editions.gathering import PublishedFile
    from boardkeeper.render.pdf import SectionCache


class ChangedSincePublished(UserError):
    """What was published says something else by now, so it is given out as the file that went out, or not at all."""


def require_as_published(
    published: PublishedFile,
    pack: Pack,
    number: int,
    *,
    cache: SectionCache | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Refuse to set a supplement anew that would not say what went out.

    Args:
        published: The file that went out to these readers.
        pack: What would be set, numbered.
        number: Of the supplement.
        cache: Where its sections are kept.
        cancelled: Asked before every section and every page.

    Raises:
        ChangedSincePublished: Naming the first paper that differs.
        PackCancelled: `cancelled` said so.
    """
    from boardkeeper.render.pdf import PackCancelled, build_pack
    from boardkeeper.render.pdf.read_back import read_pack

    built = build_pack(pack, cancelled=cancelled, cache=cache)
    try:
        before, now = (read_pack(each, cancelled=cancelled) for each in (published.content, built.pdf))
    except InterruptedError:
        raise PackCancelled(
            "The supplement was not made: it was stopped.", "Make it again when you are ready."
        ) from None
    changed = next((each for each in differences([before], now) if each.is_changed), None)
    if changed is not None:
        raise ChangedSincePublished(
            f"Supplement {number} is not what was published any more: “{changed.name}” has changed since.",
            "Give out its PDF, which is kept as it went out and takes a name on its cover too.",
        )
