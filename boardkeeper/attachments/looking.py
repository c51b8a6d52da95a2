"""Has a file looked at in a process of its own, and says in words how that ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.child import look_at_pdf, look_at_picture
from boardkeeper.attachments.errors import AttachingCancelled, AttachmentRefused, PasswordNeeded
from boardkeeper.attachments.kinds import FileKind
from boardkeeper.attachments.taken import Taken
from boardkeeper.own_process import EndedWithoutAnswer, StoppedInBetween, TookTooLong, Work, do_apart

Progress = Callable[[str, int, int], None]


def pdf_looked_at(
    content: bytes,
    name: str,
    bounds: Bounds,
    cancelled: Callable[[], bool],
    progress: Progress,
    password: str = "",
) -> Taken:
    """A PDF made safe.

    Raises:
        PasswordNeeded: It opens with a password only, and not with this one.
        AttachmentRefused: It cannot be taken.
        AttachingCancelled: `cancelled` said so.
    """
    return _looked_at(look_at_pdf, (content, name, bounds, password), name, bounds, cancelled, progress)


def picture_looked_at(
    content: bytes, name: str, kind: FileKind, bounds: Bounds, cancelled: Callable[[], bool]
) -> Taken:
    """A picture fit for print; the same errors."""
    return _looked_at(
        look_at_picture, (content, name, kind, bounds), name, bounds, cancelled, lambda *_: None
    )


def _looked_at(
    work: Work,
    args: tuple[Any, ...],
    name: str,
    bounds: Bounds,
    cancelled: Callable[[], bool],
    progress: Progress,
) -> Taken:
    has_begun = False

    def take(message: tuple[Any, ...]) -> Taken | None:
        nonlocal has_begun
        match message:
            case ("begun",):
                has_begun = True
            case ("progress", what, done, total):
                progress(what, done, total)
            case ("taken", Taken() as taken):
                return taken
            case ("locked", sentence, next_step):
                raise PasswordNeeded(sentence, next_step)
            case ("refused", sentence, next_step):
                raise AttachmentRefused(sentence, next_step)
        return None

    try:
        return do_apart(
            work, args, take, name=f"attaching {name}", seconds=bounds.seconds, cancelled=cancelled
        )
    except StoppedInBetween:
        raise AttachingCancelled(f"Attaching “{name}” was cancelled; nothing was taken.") from None
    except TookTooLong:
        raise AttachmentRefused(
            f"“{name}” was not read within {bounds.seconds:g} seconds, so it was not taken.",
            "Print it as PDF anew, or attach it in parts.",
        ) from None
    except EndedWithoutAnswer as end:
        if not has_begun:
            raise AttachmentRefused(
                f"“{name}” was not looked at: the part of the program that does so did not start"
                f" (it ended with {end.exit_code}).",
                "Try again; if it happens again, install the program again.",
            ) from None
        why = "it needs more memory than a document should" if end.needed_memory else "it is damaged"
        raise AttachmentRefused(
            f"“{name}” could not be read: {why}.", "Print it as PDF anew, and attach that."
        ) from None
