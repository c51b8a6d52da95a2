"""Make an edition: composed, laid out, put together; a public one is searched for exempt words before anybody has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.documents.pack import compose_pack
from boardkeeper.editions.composing import ComposedEdition, compose_edition
from boardkeeper.editions.locking import lock, require_fit
from boardkeeper.editions.naming import file_name_of, safe_name
from boardkeeper.errors import UserError
from boardkeeper.leaks import passages, require_clean, said_in_public
from boardkeeper.minutes_out import Paper, kind_of, make_file, require_same_kind
from boardkeeper.saving import save_whole

if TYPE_CHECKING:
    from boardkeeper.editions.gathering import GatheredPack, PublishedFile
    from boardkeeper.editions.views import Edition
    from boardkeeper.render.pdf import BuiltPack, SectionCache

_Progress = Callable[[str, int, int], None]
_Cancelled = Callable[[], bool]

_SEARCHING = "Searching for what is not public"


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """A finished edition.

    Attributes:
        composed: What it was made of; None of a supplement that is given out as it was published.
        file_name: Of the PDF, as it is offered: “2019-09-11 Agenda pack - restricted.pdf”.
    """

    built: BuiltPack
    composed: ComposedEdition | None
    file_name: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """An edition as a file of some kind; its bytes are not printed with it.

    Attributes:
        built: The pages of a PDF; None of kinds that have none.
    """

    content: bytes = field(repr=False)
    built: BuiltPack | None = None


def make_edition(
    gathered: GatheredPack,
    edition: Edition,
    *,
    progress: _Progress | None = None,
    cancelled: _Cancelled | None = None,
    cache: SectionCache | None = None,
) -> MadeEdition:
    """Make an edition from what was gathered for it; needs no database.

    Raises:
        PackCancelled: `cancelled` said so.
        NothingToMake: There is nothing in the edition.
        LeakFound: A public edition holds exempt words; nobody gets it.
    """
    # ReportLab and pikepdf cost start-up time and are needed only here.
    from boardkeeper.render.pdf import SectionCache, build_pack

    published = gathered.published
    if published is not None and not edition.is_large_print:
        return _given_again(published, edition.recipient.strip())
    cache = cache or SectionCache()
    composed = compose_edition(gathered, edition, cache=cache, cancelled=cancelled)
    built = build_pack(
        composed.pack, progress=progress, cancelled=cancelled, cache=cache, style=composed.style
    )
    name = file_name_of(composed)
    _search(built.pdf, gathered, composed, name, progress)
    return MadeEdition(built, composed, name)


def make_edition_file(
    gathered: GatheredPack,
    edition: Edition,
    kind: Paper,
    *,
    progress: _Progress | None = None,
    cancelled: _Cancelled | None = None,
    cache: SectionCache | None = None,
) -> MadeFile:
    """The same as PDF, web page, Word document or plain text; the errors are the same."""
    if kind is Paper.PDF:
        made = make_edition(gathered, edition, progress=progress, cancelled=cancelled, cache=cache)
        return MadeFile(made.built.pdf, made.built)
    composed = compose_edition(gathered, edition, cache=cache, cancelled=cancelled)
    content, _ = make_file(composed.pack, kind, progress=progress, cancelled=cancelled)
    name = Path(file_name_of(composed)).with_suffix(kind.value).name
    _search(content, gathered, composed, name, progress)
    return MadeFile(content)


def save_edition(
    gathered: GatheredPack,
    edition: Edition,
    path: Path,
    *,
    password: str = "",
    kept: Path | None = None,
    progress: _Progress | None = None,
    cancelled: _Cancelled | None = None,
    cache: SectionCache | None = None,
) -> MadeFile:
    """Write an edition whole or not at all, in the kind its name asks for; the answer is what it was before it was locked.

    Args:
        gathered: For this edition.
        edition: Which one.
        path: Where to; a file of that kind that is there is replaced.
        password: Locks a PDF; blank leaves it open.
        kept: The board file, which is never written over.
        progress: Told what is being done.
        cancelled: Asked whether to stop.
        cache: Sections made before.

    Raises:
        UserError: The name is the board's own, a file of another kind is there, the password is unfit or the file takes
            none, the folder cannot be written to; or as `make_edition`.
    """
    path = path.resolve()
    if kept is not None and path == kept.resolve():
        raise UserError("The pack cannot take the place of the board file.", "Choose another name.")
    kind = kind_of(path)
    require_same_kind(path, kind)
    if password:
        require_fit(password)
        if kind is not Paper.PDF:
            raise UserError(
                f"“{path.name}” cannot be locked: only a PDF takes a password.",
                "End the name in .pdf, or leave the password out.",
            )
    made = make_edition_file(gathered, edition, kind, progress=progress, cancelled=cancelled, cache=cache)
    save_whole(path, lock(made.content, password) if password else made.content)
    return made


def _search(
    content: bytes,
    gathered: GatheredPack,
    composed: ComposedEdition,
    name: str,
    progress: _Progress | None,
) -> None:
    """Prove that a public edition says nothing that is not public."""
    if composed.edition.is_restricted:
        return
    if progress is not None:
        progress(_SEARCHING, 1, 1)
    public, restricted = composed.public, composed.restricted
    if gathered.supplement is not None:
        # What is exempt anywhere on the agenda stays out of a supplement too.
        restricted = compose_pack(gathered.restricted)
        public = compose_pack(gathered.public, restricted)
    said = (*said_in_public(gathered.public, gathered.restricted), composed.edition.recipient)
    require_clean(content, passages(public, restricted, said=said), name)


def _given_again(published: PublishedFile, recipient: str) -> MadeEdition:
    """A file that went out, byte for byte; on somebody's own copy the name stands at its head."""
    from boardkeeper.render.pages import PageReader
    from boardkeeper.render.pdf import BuiltPack
    from boardkeeper.render.pdf.named_copy import named_copy

    content, name = published.content, published.file_name
    if recipient:
        content = named_copy(content, recipient)
        name = f"{Path(name).stem} - {safe_name(recipient)}.pdf"
    with PageReader(content) as reader:
        labels = tuple(reader.label(index) for index in range(len(reader)))
    return MadeEdition(BuiltPack(content, len(labels), (), labels, ()), None, name)
