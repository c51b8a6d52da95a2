"""Editions of a meeting's pack: composed from one gathering, numbered alike, made, locked.

The order is `gather_editions` (on the database thread), then `compose_edition` to look at one, or `make_edition` to have its
file (`save_edition` writes it in any kind); `lock` puts a password on a PDF.
"""

from __future__ import annotations

from boardkeeper.editions.choosing import NoSuchItem, chosen_items
from boardkeeper.editions.composing import ComposedEdition, compose_edition
from boardkeeper.editions.gathering import GatheredPack, gather_editions
from boardkeeper.editions.locking import PasswordUnfit, lock
from boardkeeper.editions.making import MadeEdition, MadeFile, make_edition, make_edition_file, save_edition
from boardkeeper.editions.naming import edition_words, file_name_of
from boardkeeper.editions.views import Edition, NothingToMake, Part
from db.tables.packs import Readers

__all__ = [
    "ComposedEdition",
    "Edition",
    "GatheredPack",
    "MadeEdition",
    "MadeFile",
    "NoSuchItem",
    "NothingToMake",
    "Part",
    "PasswordUnfit",
    "Readers",
    "chosen_items",
    "compose_edition",
    "edition_words",
    "file_name_of",
    "gather_editions",
    "lock",
    "make_edition",
    "make_edition_file",
    "save_edition",
]
