"""Sections that are attached pages, and packs of them."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from boardkeeper.documents.blocks import (
    AttachedPages,
    Contents,
    ContentsItem,
    Pack,
    Section,
    SectionKind,
)
from boardkeeper.render.pdf import BuiltPack, build_pack
from tests.boardkeeper.attachments.made_pdfs import safe


def attached(content: bytes, name: str = "paper.pdf") -> AttachedPages:
    taken = safe(content)
    return AttachedPages(name, hashlib.sha256(taken.content).hexdigest(), taken.content, taken.pages)


def section(content: bytes, key: str = "a", number: str = "6", **about: object) -> Section:
    facts = {"title": "Ofsted letter", "item_number": number, "attached": attached(content)} | about
    return Section(key=key, blocks=(), **facts)


def built_of(*sections: Section, **about: object) -> BuiltPack:
    front = Section(
        "agenda", "Agenda", (Contents((ContentsItem("6", "Ofsted letter", target="a"),)),), SectionKind.AGENDA
    )
    facts = {"created": datetime(2019, 9, 3)} | about  # noqa: DTZ001 - as the store keeps it
    return build_pack(Pack("Pack", "Council", "Board", date(2019, 9, 11), (front, *sections), **facts))


def first_page(built: BuiltPack) -> int:
    return built.labels.index("1")
