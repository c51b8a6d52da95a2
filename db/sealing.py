"""Sealing a file with a passphrase: SQLCipher, whose pages are encrypted and carry a code that tells any change.

The first sixteen bytes of a sealed file are its salt, the only ones in plain sight: four that say what it is, eight at
random, and four that tell a wrong passphrase from a damaged file. Any program that knows SQLCipher 4 opens the file with
the passphrase as `normal` writes it (`docs/decisions/0015`).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from db.errors import BoardDamaged, UserError, WrongPassphrase

MARK = b"BKS\x01"
SALT_BYTES = 16
FEWEST_CHARACTERS = 12
_NONCE_BYTES = 8
_ROUNDS = 256_000
_KEY_BYTES = 32


def normal(passphrase: str) -> str:
    """A passphrase as it counts: small letters, and one hyphen for whatever stands between the words.

    Whoever hears it on the telephone need not know how it was written.
    """
    folded = unicodedata.normalize("NFKC", passphrase).casefold()
    return "-".join("".join(c if c.isprintable() and c not in "-‐‑–—" else " " for c in folded).split())


def refuse_weak(passphrase: str) -> None:
    """Refuse a passphrase that is soon guessed.

    Raises:
        UserError: It is short, or one sign over and over.
    """
    said = normal(passphrase)
    if len(said) < FEWEST_CHARACTERS or len(set(said)) < 5:
        raise UserError(
            f"That passphrase is too easy to guess: it needs {FEWEST_CHARACTERS} characters or more.",
            "Take the one that is proposed, or several words nobody would expect together.",
        )


@dataclass(frozen=True, slots=True)
class Seal:
    """The key of one file. The passphrase itself is not kept."""

    salt: bytes
    key: bytes = field(repr=False)

    @classmethod
    def new(cls, passphrase: str) -> Self:
        """The seal of a file that is about to be made."""
        start = MARK + os.urandom(_NONCE_BYTES)
        return cls._with(start + _check(start, passphrase), passphrase)

    @classmethod
    def of(cls, path: Path, salt: bytes, passphrase: str) -> Self:
        """The seal of a file that is there.

        Args:
            path: The file, for the sentence.
            salt: Its first sixteen bytes.
            passphrase: What somebody typed.

        Raises:
            WrongPassphrase: It does not belong to the file.
        """
        start = salt[: len(MARK) + _NONCE_BYTES]
        if not hmac.compare_digest(salt[len(start) :], _check(start, passphrase)):
            raise WrongPassphrase(
                f"That is not the passphrase “{path.name}” was sealed with.",
                "Type it again, word by word; capitals, blanks and hyphens do not matter.",
            )
        return cls._with(salt, passphrase)

    @classmethod
    def _with(cls, salt: bytes, passphrase: str) -> Self:
        return cls(salt, _stretched(salt, passphrase, _KEY_BYTES))

    def put_on(self, connection: Any) -> None:
        """Give a driver's connection the key, before anything else is asked of it."""
        for setting in (
            "cipher_log_level = NONE",
            f"key = \"x'{self.key.hex()}{self.salt.hex()}'\"",
            "cipher_compatibility = 4",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {setting}").fetchall()


def refuse_broken(connection: Any, path: Path) -> None:
    """Refuse a file of which any page is not as it was sealed; reads the whole file.

    Raises:
        BoardDamaged: A page was damaged, exchanged, or changed without the passphrase.
    """
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise broken(path)


def broken(path: Path) -> BoardDamaged:
    """The sentence for a sealed file that is not as it was sealed, though the passphrase is right."""
    return BoardDamaged(
        f"The seal of “{path.name}” is broken: the file was damaged on its way, or somebody changed it.",
        "Ask for it to be sent again; nothing was taken from this copy.",
    )


def _check(start: bytes, passphrase: str) -> bytes:
    # As slow to try as the key itself, so that it is no help to whoever guesses.
    return _stretched(start, passphrase, SALT_BYTES - len(start))


def _stretched(salt: bytes, passphrase: str, length: int) -> bytes:
    """What SQLCipher 4 makes of a passphrase; asked only once here, though a file may be opened several times."""
    return hashlib.pbkdf2_hmac("sha512", normal(passphrase).encode("utf-8"), salt, _ROUNDS, length)
