"""Two finished packs compared, and what changed written as a paper of its own; needs no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from boardkeeper.documents.blocks import Pack
from boardkeeper.documents.pack_changes import compose_changes, summary
from boardkeeper.errors import UserError
from boardkeeper.minutes_out import SavedPaper, kind_of, save_paper
from boardkeeper.rules.pack_differences import How, PaperChange, differences
from boardkeeper.rules.pack_pages import ReadPack
from boardkeeper.rules.pack_reflowed import NOTICE

MARKING = "Restricted edition"
"""On a comparison in which one of the packs is not public."""
_NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class ComparedPacks:
    """Two packs held against each other, the earlier one first."""

    before: ReadPack
    after: ReadPack
    changes: tuple[PaperChange, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs, not even the pages."""
        return all(each.how is How.SAME for each in self.changes)

    @property
    def notice(self) -> str:
        """What the two cannot be compared by, and why; blank where they can."""
        return NOTICE if self.before.is_large_print is not self.after.is_large_print else ""

    @property
    def summary(self) -> str:
        """What changed, in sentences."""
        return summary(self.changes)


def compare(before: ReadPack, after: ReadPack) -> ComparedPacks:
    """Hold two packs against each other."""
    return ComparedPacks(before, after, differences([before], after))


def require_other_file(out: Path, packs: Iterable[Path]) -> None:
    """Refuse to write over what is compared.

    Raises:
        UserError: It is one of the packs, or its ending is none that can be written.
    """
    kind_of(out)
    if out.resolve() in {path.resolve() for path in packs}:
        raise UserError(f"“{out.name}” is one of the packs that are compared.", "Choose another name.")


def save_comparison(
    compared: ComparedPacks,
    path: Path,
    *,
    kept: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SavedPaper:
    """Write what changed, in the kind the name asks for, whole or not at all.

    Args:
        compared: The two packs.
        path: Where to; a file of that kind that is there is replaced.
        kept: The board file, which is never written over.
        progress: Told what is being done.
        cancelled: Asked whether to stop.

    Raises:
        UserError: The ending is none that can be written, a file of another kind is there, or the folder refuses.
    """
    return save_paper(comparison_pack(compared), path, kept=kept, progress=progress, cancelled=cancelled)


def comparison_pack(compared: ComparedPacks) -> Pack:
    """What changed as a document of its own."""
    before, after = compared.before, compared.after
    names = (_named(before), _named(after))
    section = compose_changes(f"“{before.name}”", compared.changes, names=names, notice=compared.notice)
    is_restricted = any(page.marking for pack in (before, after) for page in pack.pages)
    return Pack(
        title=f"Comparison of “{before.name}” with “{after.name}”",
        council="",
        board=after.title or after.name,
        meeting_date=_NO_DAY,
        sections=(section,),
        # Of the two files nothing is known but what they say; the same two give the same bytes.
        created=datetime.combine(_NO_DAY, datetime.min.time(), UTC),
        author="Boardkeeper",
        subject=section.title,
        edition=MARKING if is_restricted else "",
    )


def _named(pack: ReadPack) -> str:
    """“2019-09-11 Agenda pack.pdf: Children’s Scrutiny, Wednesday 11 September 2019”."""
    return f"{pack.name}: {pack.title}" if pack.title else pack.name
