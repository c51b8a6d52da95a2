"""Just enough of the compound file format to tell an old workbook from an encrypted one.

Source: [MS-CFB] for the container (header, sector chains, directory), [MS-XLS] 2.4.117 for the record that says
"this workbook has a password".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_LAST_SECTOR = 0xFFFFFFFA
_MOST_SECTORS = 2_000
_SMALL_STREAM_BYTES = 4096
_SMALL_SECTOR_BYTES = 64
_STREAM, _ROOT = 2, 5
_BOF_RECORDS = {0x0009, 0x0209, 0x0409, 0x0809}
_FILEPASS_RECORD = 0x002F
_RECORDS_BEFORE_PASSWORD = 12


class BrokenCompoundFile(Exception):
    """The file starts like a compound file and does not go on like one."""


@dataclass(frozen=True, slots=True)
class CompoundFile:
    """What a compound file holds.

    Attributes:
        streams: Names of its streams, in lower case.
        workbook_is_locked: Whether the workbook stream says that it is encrypted.
    """

    streams: frozenset[str]
    workbook_is_locked: bool

    def has_stream(self, name: str) -> bool:
        """Answer whether a stream of that name is there, in any case of letters."""
        return name.casefold() in self.streams


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    first_sector: int
    size: int


def describe(path: Path) -> CompoundFile:
    """Read the directory of a compound file, and the first records of its workbook if there is one.

    Raises:
        BrokenCompoundFile: The directory cannot be followed.
    """
    try:
        with path.open("rb") as file:
            sectors = _Sectors(file)
            entries = list(sectors.directory())
            is_locked = any(
                _has_password(sectors.first_bytes(entry, entries))
                for entry in entries
                if entry.name in {"workbook", "book"}
            )
    except (struct.error, OSError, OverflowError) as error:
        raise BrokenCompoundFile from error
    return CompoundFile(frozenset(entry.name for entry in entries if entry.kind == _STREAM), is_locked)


class _Sectors:
    """The sectors of a compound file and how they hang together."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        header = file.read(_HEADER_BYTES)
        shift = struct.unpack_from("<H", header, 30)[0]
        if shift not in {9, 12}:
            raise BrokenCompoundFile
        self._sector_bytes: int = 1 << shift
        self._directory_start: int = struct.unpack_from("<I", header, 48)[0]
        self._table_sectors: tuple[int, ...] = struct.unpack_from("<109I", header, 76)

    def _sector(self, number: int) -> bytes:
        self._file.seek((number + 1) * self._sector_bytes)
        return self._file.read(self._sector_bytes)

    def _next(self, number: int) -> int:
        per_sector = self._sector_bytes // 4
        where, within = divmod(number, per_sector)
        if where >= len(self._table_sectors):
            return _LAST_SECTOR
        follower: int = struct.unpack_from("<I", self._sector(self._table_sectors[where]), within * 4)[0]
        return follower

    def directory(self) -> Iterator[_Entry]:
        number, seen = self._directory_start, 0
        while number < _LAST_SECTOR and seen < _MOST_SECTORS:
            block = self._sector(number)
            for offset in range(0, len(block) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
                entry = _entry(block[offset : offset + _ENTRY_BYTES])
                if entry.name:
                    yield entry
            number, seen = self._next(number), seen + 1

    def first_bytes(self, entry: _Entry, entries: list[_Entry]) -> bytes:
        """The beginning of a stream, at least 64 bytes where it has them."""
        if entry.size >= _SMALL_STREAM_BYTES:
            return self._sector(entry.first_sector)
        root = next((other for other in entries if other.kind == _ROOT), None)
        if root is None:
            raise BrokenCompoundFile
        start = entry.first_sector * _SMALL_SECTOR_BYTES
        number = root.first_sector
        for _ in range(start // self._sector_bytes):
            number = self._next(number)
            if number >= _LAST_SECTOR:
                raise BrokenCompoundFile
        within = start % self._sector_bytes
        return self._sector(number)[within : within + _SMALL_SECTOR_BYTES]


def _entry(block: bytes) -> _Entry:
    length = struct.unpack_from("<H", block, 64)[0]
    name = block[: max(length - 2, 0)].decode("utf-16-le", errors="replace") if length <= 64 else ""
    first_sector, size = struct.unpack_from("<II", block, 116)
    return _Entry(name.casefold(), block[66], first_sector, size)


def _has_password(records: bytes) -> bool:
    """Walk the records at the start of a workbook; the password record stands among the first, unencrypted itself."""
    offset = 0
    for _ in range(_RECORDS_BEFORE_PASSWORD):
        if offset + 4 > len(records):
            return False
        kind, length = struct.unpack_from("<HH", records, offset)
        if offset == 0 and kind not in _BOF_RECORDS:
            return False
        if kind == _FILEPASS_RECORD:
            return True
        offset += 4 + length
    return False
