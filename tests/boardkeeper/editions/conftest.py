"""The agenda of 11 September 2019 with everything that may be kept from the public: an item, an appendix, a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from boardkeeper import agenda
from boardkeeper.editions import Edition, GatheredPack, MadeEdition, gather_editions, make_edition
from boardkeeper.render.pages import PageReader
from tests.boardkeeper.publishing.conftest import Office, office, pattern, with_secret

__all__ = ["office", "pattern", "with_secret"]

WHO = "Helen Rickman"


@dataclass
class Desk:
    """An office that gives out editions."""

    office: Office

    def gathered(self, edition: Edition | None = None) -> GatheredPack:
        return gather_editions(self.office.store, self.office.meeting_id, edition)

    def made(self, edition: Edition) -> MadeEdition:
        return make_edition(self.gathered(edition), edition)

    def ids(self, *names: str) -> tuple[str, ...]:
        return tuple(self.office.items[name] for name in names)


@pytest.fixture
def desk(with_secret: Office) -> Desk:
    """Item 2 exempt as a whole, item 5 with an exempt appendix."""
    agenda.mark_exempt(with_secret.store, WHO, with_secret.items["fostering"], [1], "It names a child.")
    with_secret.write(with_secret.items["fostering"], "The child of Rose Cottage")
    return Desk(with_secret)


@pytest.fixture
def read() -> Callable[[bytes], dict[str, str]]:
    """The words of every page of a PDF by its label."""

    def labelled(content: bytes) -> dict[str, str]:
        with PageReader(content) as reader:
            return {reader.label(index): " ".join(reader.text(index).split()) for index in range(len(reader))}

    return labelled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "given out"
    made.mkdir()
    return made
