"""A finished pack verified: read back from its file and looked at, and held against the board it was made of; needs no database."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from boardkeeper.editions.composing import compose_edition
from boardkeeper.editions.gathering import GatheredPack
from boardkeeper.editions.reading import CannotRead, file_content, read_pack_bytes
from boardkeeper.editions.views import Edition
from boardkeeper.leaks import leaks_in, passages, said_in_public
from boardkeeper.rules.booklet_faults import check_booklet
from boardkeeper.rules.due_dates import weekday_date
from boardkeeper.rules.pack_faults import Check, Fault, check_of, check_pack
from boardkeeper.rules.pack_pages import ReadPack

Progress = Callable[[int, int], None]

_CHECKER = "page"
"""The module of the package page-validation, which is there where the program is developed."""


class NotAPackOfOurs(CannotRead):
    """A PDF that another program made: there are no papers and numbers in it to hold against each other."""


@dataclass(frozen=True, slots=True)
class VerifiedPack:
    """What was found.

    Attributes:
        checks: In their order; where one has faults, the pack is not right.
    """

    read: ReadPack
    checks: tuple[Check, ...]

    @property
    def is_right(self) -> bool:
        return all(check.is_passed for check in self.checks)

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for check in self.checks for fault in check.faults)


def verify_file(
    path: Path,
    *,
    password: str = "",
    gathered: GatheredPack | None = None,
    published: dict[str, bytes] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> VerifiedPack:
    """Verify a finished pack.

    Args:
        path: Where it is.
        password: Of a locked one.
        gathered: What the board has for the meeting; a public edition is then searched for exempt matter.
        published: What was published for the meeting, by what it is called.
        progress: Told pages read and pages in all.
        cancelled: Asked whether to stop.

    Raises:
        CannotRead: It is no readable PDF, or `NotAPackOfOurs`.
        ReadingStopped: `cancelled` said so.
    """
    content = file_content(path)
    read = read_pack_bytes(content, path.name, password=password, progress=progress, cancelled=cancelled)
    if not read.is_ours:
        raise NotAPackOfOurs(
            f"“{path.name}” was not made by Boardkeeper, so there are no papers and page numbers to verify.",
            "Choose a pack that was printed or published here; any PDF can be compared with “pack diff”.",
        )
    if read.booklet is not None:
        checks = list(check_booklet(read, read.booklet))
    else:
        checks = [*check_pack(read), _checked_for_access(content, password, read)]
    checks += _about_the_copy(read)
    if gathered is not None:
        checks.append(_searched(content, password, read, gathered))
    if published is not None:
        checks.append(_as_published(content, published))
    return VerifiedPack(read, tuple(checks))


def _about_the_copy(read: ReadPack) -> Iterator[Check]:
    """Whose copy it is, and how it is locked; there is nothing in it that could be wrong."""
    if read.recipient:
        yield Check("Copy", f"It is the copy for {read.recipient}.")
    if read.key_bits:
        yield Check("Lock", f"It opens with its password only (a key of {read.key_bits} bits).")


def _checked_for_access(content: bytes, password: str, read: ReadPack) -> Check:
    """Ask the independent checker, where it is installed and the pack says that it is accessible."""
    name = "PDF/UA-1"
    if not read.claims_access:
        return Check(name, "Not asked: it holds pages that other programs made, and does not claim it.")
    try:
        checker: Any = importlib.import_module(_CHECKER)
        profile = checker.ValidationProfile.PDF_UA_1
    except (ImportError, AttributeError):
        return Check(name, "Not asked: the checker (page-validation) is not installed here.")
    report = checker.validate_pdf_bytes(_open(content, password), profile=profile)
    faults = tuple(dict.fromkeys(Fault(_in_words(each)) for each in report.failures))
    return check_of(name, "The independent checker finds it accessible (PDF/UA-1).", faults)


def _in_words(failure: Any) -> str:
    said = " ".join(str(getattr(failure, "message", "") or failure).split())
    return f"The checker says: {said[:200]}"


def _open(content: bytes, password: str) -> bytes:
    from boardkeeper.render.pdf.read_back import unlocked

    return unlocked(content, password)


def _searched(content: bytes, password: str, read: ReadPack, gathered: GatheredPack) -> Check:
    """Search a public edition for what the restricted one keeps back."""
    name = "Nothing exempt"
    day = weekday_date(gathered.public.meeting.held_on)
    if day not in read.title:
        other = Fault(
            f"It is called “{read.title}” and is not of the meeting of {day}, so it was not searched."
        )
        return check_of(name, "", (other,))
    if any(page.marking for page in read.pages):
        return Check(name, "Not searched: it is a restricted edition.")
    composed = compose_edition(gathered, Edition())
    said = (*said_in_public(gathered.public, gathered.restricted), read.recipient)
    secrets = passages(composed.public, composed.restricted, said=said)
    leaks = leaks_in(_open(content, password), secrets)
    faults = tuple(
        dict.fromkeys(
            Fault(f"What is not public stands in it, {leak.place}: “{leak.shown}”.") for leak in leaks
        )
    )
    return check_of(
        name,
        "Nothing that the board marks as exempt is in it: not on a page, not in its hidden parts.",
        faults,
    )


def _as_published(content: bytes, published: dict[str, bytes]) -> Check:
    """Whether it is what went out. Another edition is no fault."""
    same = next((name for name, kept in published.items() if kept == content), "")
    if same:
        return Check("Published", f"It is {same}, byte for byte.")
    return Check("Published", "It is none of the files that were published for this meeting.")
