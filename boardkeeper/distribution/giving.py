"""Give a meeting's papers out: a file for each edition or for each person, letters to send them with, and a sheet of who gets what.

Gathering needs the database; everything after it works on plain values and may run anywhere.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.distribution.keeping import recipients
from boardkeeper.distribution.letters import letter_to
from boardkeeper.distribution.views import Handout, RecipientView, edition_line, handouts_of
from boardkeeper.documents.distribution_sheet import CopyGiven, compose_distribution
from boardkeeper.e_mail import mail_as_eml
from boardkeeper.editions import Edition, GatheredPack, Part, Readers, gather_editions, lock, make_edition
from boardkeeper.editions.locking import require_fit
from boardkeeper.editions.naming import safe_name
from boardkeeper.errors import UserError
from boardkeeper.meetings import get_meeting
from boardkeeper.minutes_out import Paper, make_file
from boardkeeper.minutes_out.gathering import pack_of
from boardkeeper.saving import is_other_kind, save_whole

if TYPE_CHECKING:
    from boardkeeper.render.pdf import SectionCache
    from db.store import Store

_Progress = Callable[[str, int, int], None]
_Cancelled = Callable[[], bool]
_LETTERS = "E-mails"
_SHEET = "Who gets the papers.pdf"
_PDF = b"%PDF-"
_OF_THEIR_OWN = frozenset({Part.CHANGES, Part.SUPPLEMENT})
"""Parts that are made from what the same readers were given before."""


class NobodyOnTheList(UserError):
    """A board's distribution list is empty, so nothing can be given out by it."""


@dataclass(frozen=True, slots=True)
class Order:
    """How papers are given out.

    Attributes:
        is_named: Everybody has a file of their own with the name on its cover; otherwise one for each edition.
        password: On everything that is not public; blank for none.
        has_letters: A letter is written for everybody with an address.
    """

    is_named: bool = False
    password: str = ""
    has_letters: bool = True


@dataclass(frozen=True, slots=True)
class GatheredHandouts:
    """Everything that is given out, as plain values for another thread."""

    packs: tuple[tuple[Handout, Edition, GatheredPack], ...]

    @property
    def recipients(self) -> tuple[RecipientView, ...]:
        """Everybody, by the edition they get."""
        return tuple(each for handout, _, _ in self.packs for each in handout.recipients)

    def on_paper(self) -> GatheredHandouts:
        """What is printed: everybody who gets it by e-mail alone is left out."""
        packs = []
        for handout, edition, pack in self.packs:
            people = tuple(each for each in handout.recipients if each.copies)
            if people:
                packs.append((replace(handout, recipients=people), edition, pack))
        return GatheredHandouts(tuple(packs))


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished file and whom it is for."""

    edition: Edition
    recipients: tuple[RecipientView, ...]
    pdf: bytes
    pages: int
    file_name: str
    labels: tuple[str, ...] = ()

    @property
    def copies(self) -> int:
        """On paper."""
        return sum(each.copies for each in self.recipients)


@dataclass(frozen=True, slots=True)
class GivenOut:
    """What was written.

    Attributes:
        files: The packs, in the order of their editions.
        letters: To be opened in a mail program and sent.
        sheet: Who gets what.
        copies: On paper, of all of them together.
        unreached: The names of those who get neither paper nor e-mail.
    """

    folder: Path
    files: tuple[Path, ...]
    letters: tuple[Path, ...]
    sheet: Path
    given: tuple[CopyGiven, ...]
    copies: int
    unreached: tuple[str, ...]


def gather_handouts(store: Store, meeting_id: str, part: Edition | None = None) -> GatheredHandouts:
    """Collect what the distribution list of a meeting's board asks for.

    Args:
        store: The file.
        meeting_id: The meeting.
        part: How much of the pack is given out; its readers, size of print and name come from the list.

    Raises:
        NobodyOnTheList: The list is empty.
    """
    part = part or Edition()
    listed = recipients(store, get_meeting(store, meeting_id).board_id)
    if not listed:
        raise NobodyOnTheList(
            "Nobody is on the distribution list of this board yet.",
            "Put the members on it: in the board’s settings, or with boardkeeper distribution members.",
        )
    handouts = [
        (each, replace(part, readers=each.readers, is_large_print=each.is_large_print, recipient=""))
        for each in handouts_of(listed)
    ]
    gathered: dict[Readers, GatheredPack] = {}
    for handout, edition in handouts:
        if handout.readers in gathered:
            continue
        if gathered and part.part not in _OF_THEIR_OWN:
            # The papers are those of the fullest edition, which comes first; the briefing is the chair's alone.
            gathered[handout.readers] = replace(next(iter(gathered.values())), briefing=None)
        else:
            gathered[handout.readers] = gather_editions(store, meeting_id, edition)
    return GatheredHandouts(
        tuple((handout, edition, gathered[handout.readers]) for handout, edition in handouts)
    )


def make_copies(
    gathered: GatheredHandouts,
    *,
    is_named: bool = False,
    password: str = "",
    progress: _Progress | None = None,
    cancelled: _Cancelled | None = None,
    cache: SectionCache | None = None,
) -> Iterator[Copy]:
    """Make the files one after the other, so that only one needs to be held at a time; needs no database.

    Args:
        gathered: What is given out.
        is_named: A file for each person, with the name on its cover.
        password: On everything that is not public.
        progress: Told whose file is being made.
        cancelled: Asked all along; True stops.
        cache: Sections made before; without one they are kept as long as this lasts.

    Raises:
        PackCancelled: `cancelled` said so.
        PasswordUnfit: The password is no lock.
        LeakFound: A public edition holds exempt words.
    """
    # ReportLab costs start-up time and is needed only here.
    from boardkeeper.render.pdf import SectionCache

    if password:
        require_fit(password)
    cache = cache or SectionCache()
    wanted = [
        (pack, replace(edition, recipient=people[0].name if is_named else ""), people)
        for handout, edition, pack in gathered.packs
        for people in ([(each,) for each in handout.recipients] if is_named else [handout.recipients])
    ]
    for done, (pack, edition, people) in enumerate(wanted):
        line = edition_line(edition.readers, is_large_print=edition.is_large_print)
        if progress is not None:
            progress(f"{line} edition{f' for {people[0].name}' if is_named else ''}", done, len(wanted))
        made = make_edition(pack, edition, cancelled=cancelled, cache=cache)
        is_locked = bool(password) and edition.is_restricted
        yield Copy(
            edition,
            people,
            lock(made.built.pdf, password) if is_locked else made.built.pdf,
            made.built.pages,
            made.file_name,
            made.built.labels,
        )
    if progress is not None:
        progress("Ready", len(wanted), len(wanted))


def give_out(
    gathered: GatheredHandouts,
    folder: Path,
    order: Order,
    made_on: date,
    *,
    progress: _Progress | None = None,
    cancelled: _Cancelled | None = None,
    cache: SectionCache | None = None,
) -> GivenOut:
    """Write everything into a folder: all of it, or when anything fails none of it. Needs no database.

    Args:
        gathered: What is given out.
        folder: Made when it is not there; files of the same names that are there are replaced.
        order: How.
        made_on: The day the sheet says.
        progress: Told what is being made.
        cancelled: Asked all along; True stops.
        cache: Sections made before.

    Raises:
        UserError: It was stopped, the password is no lock, a public edition holds exempt words, or the folder cannot be
            written in.
    """
    if order.password:
        require_fit(order.password)
    _make_folder(folder)
    copies: list[tuple[Copy, bool]] = []
    letters: list[Path] = []
    files: list[Path] = []
    with _beside(folder) as waiting:
        taken: set[str] = set()
        for copy in make_copies(
            gathered,
            is_named=order.is_named,
            password=order.password,
            progress=progress,
            cancelled=cancelled,
            cache=cache,
        ):
            name = _apart(copy.file_name, taken)
            is_locked = bool(order.password) and copy.edition.is_restricted
            files.append(Path(name))
            save_whole(waiting / name, copy.pdf)
            for person in copy.recipients if order.has_letters else ():
                if person.address:
                    letters.append(Path(_LETTERS) / _apart(f"{safe_name(person.name)}.eml", taken))
                    _write_letter(waiting / letters[-1], person, gathered, (name, copy.pdf), copy, is_locked)
            copies.append((replace(copy, pdf=b"", file_name=name), is_locked))
        given = _given(copies, has_letters=order.has_letters)
        save_whole(waiting / _SHEET, _sheet(gathered, given, made_on))
        names = [*files, *letters, Path(_SHEET)]
        _require_ours(folder, names)
        _move(waiting, folder, names)
    return GivenOut(
        folder,
        tuple(folder / name for name in files),
        tuple(folder / name for name in letters),
        folder / _SHEET,
        given,
        sum(each.copies for each in given),
        tuple(each.name for each in given if not each.copies and not each.email),
    )


def _write_letter(
    path: Path,
    person: RecipientView,
    gathered: GatheredHandouts,
    attached: tuple[str, bytes],
    copy: Copy,
    is_locked: bool,
) -> None:
    papers = gathered.packs[0][2].public
    letter = letter_to(person, papers.board, papers.meeting, attached, copy.pages, is_locked=is_locked)
    path.parent.mkdir(exist_ok=True)
    save_whole(path, mail_as_eml(letter))


def _given(copies: list[tuple[Copy, bool]], *, has_letters: bool) -> tuple[CopyGiven, ...]:
    return tuple(
        CopyGiven(
            name=person.name,
            edition=edition_line(copy.edition.readers, is_large_print=copy.edition.is_large_print),
            copies=person.copies,
            email=person.address if has_letters else "",
            file_name=copy.file_name,
            pages=copy.pages,
            is_locked=is_locked,
            note=person.note,
        )
        for copy, is_locked in copies
        for person in copy.recipients
    )


def _sheet(gathered: GatheredHandouts, given: tuple[CopyGiven, ...], made_on: date) -> bytes:
    papers = gathered.packs[0][2].public
    section = compose_distribution(papers.board.name, papers.meeting.held_on, given, made_on)
    content, _ = make_file(pack_of(papers.board, papers.meeting.held_on, section, papers.created), Paper.PDF)
    return content


def _apart(name: str, taken: set[str]) -> str:
    """A name no other file has: the second of a name gets a number."""
    path, number = Path(name), 2
    found = name
    while found.casefold() in taken:
        found = f"{path.stem} {number}{path.suffix}"
        number += 1
    taken.add(found.casefold())
    return found


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _beside(folder: Path) -> _Waiting:
    try:
        return _Waiting(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error


class _Waiting:
    """A hidden folder where files wait until all of them are made; it goes with whatever is still in it."""

    def __init__(self, folder: Path) -> None:
        self._held = tempfile.TemporaryDirectory(prefix=".boardkeeper-", dir=folder)

    def __enter__(self) -> Path:
        return Path(self._held.name)

    def __exit__(self, *_of_an_error: object) -> None:
        self._held.cleanup()


def _require_ours(folder: Path, names: list[Path]) -> None:
    for name in names:
        if name.suffix == ".pdf" and is_other_kind(folder / name, _PDF):
            raise UserError(
                f"“{name.name}” is there already and is no PDF, so nothing was written.",
                "Choose another folder.",
            )


def _move(waiting: Path, folder: Path, names: list[Path]) -> None:
    try:
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True)
            (waiting / name).replace(folder / name)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> UserError:
    return UserError(
        f"The papers were not written to “{folder.name}”: {error.strerror}.",
        "Choose a folder that is there and that you may write in.",
    )
