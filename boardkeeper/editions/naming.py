"""What editions are called: in file names, in titles, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.editions.views import Edition, Part
from db.tables.packs import Readers

if TYPE_CHECKING:
    from boardkeeper.editions.composing import ComposedEdition

_READERS = {Readers.PUBLIC: "", Readers.RESTRICTED: "restricted", Readers.CHAIR: "Chair’s copy"}
_NO_NAME = '<>:"/\\|?*'
"""What no file name may hold on one of the systems it may travel to."""


def file_name_of(composed: ComposedEdition) -> str:
    """“2019-09-11 Agenda pack - restricted - large print - Councillor Allen.pdf”."""
    edition, pack = composed.edition, composed.pack
    parts = [_part_name(composed), _READERS[edition.readers]]
    parts += ["large print"] if edition.is_large_print else []
    parts += [edition.recipient]
    said = " - ".join(part for part in (safe_name(each) for each in parts) if part)
    return f"{pack.meeting_date.isoformat()} {said}.pdf"


def _part_name(composed: ComposedEdition) -> str:
    edition = composed.edition
    match edition.part:
        case Part.WHOLE:
            return "Agenda pack"
        case Part.AGENDA:
            return "Agenda"
        case Part.CHANGES:
            return "What changed"
        case Part.ITEMS | Part.SUPPLEMENT:
            return composed.pack.sections[0].title


def edition_words(edition: Edition) -> str:
    """As a sentence calls it: “The public pack”, “The agenda sheet”, “The chair’s pack in large print”."""
    whose = {Readers.PUBLIC: "public", Readers.RESTRICTED: "restricted", Readers.CHAIR: "chair’s"}
    what = {
        Part.WHOLE: f"The {whose[edition.readers]} pack",
        Part.AGENDA: "The agenda sheet",
        Part.ITEMS: f"The items chosen from the {whose[edition.readers]} pack",
        Part.CHANGES: f"What changed in the {whose[edition.readers]} pack",
        Part.SUPPLEMENT: "The supplement",
    }[edition.part]
    return f"{what} in large print" if edition.is_large_print else what


def safe_name(words: str, most: int = 60) -> str:
    """Words as part of a file name, on every system."""
    kept = "".join(" " if letter in _NO_NAME or ord(letter) < 32 else letter for letter in words)
    return " ".join(kept.split())[:most].strip(" .")
