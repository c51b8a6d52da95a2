"""One trial pack, built once for all tests that only read it."""

from __future__ import annotations

import pytest

from boardkeeper.documents.blocks import Pack
from boardkeeper.render.pdf import BuiltPack, build_pack
from tests.boardkeeper.render.trial_pack import trial_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return trial_pack()


@pytest.fixture(scope="session")
def built(pack: Pack) -> BuiltPack:
    return build_pack(pack)
