"""What a file says somewhere; plain values, for the search of files of every kind."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """Something a file says.

    Attributes:
        place: Where, as it stands behind “stands in it,”: “page 3”, “in a bookmark”.
        text: Readable text; blank where there is only `data`.
        data: Bytes whose letters may be text.
        digests: SHA-256 of what is there, for pictures and the content of pages.
        is_file: Whether `data` is a file of its own.
    """

    place: str
    text: str = field(default="", repr=False)
    data: bytes = field(default=b"", repr=False)
    digests: tuple[str, ...] = ()
    is_file: bool = False
