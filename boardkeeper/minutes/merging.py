"""What was written here and what was changed elsewhere in the meantime, brought together; no side loses anything."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from boardkeeper.minutes.written import WrittenDecision, WrittenPiece

_T = TypeVar("_T", WrittenPiece, WrittenDecision)


def merged(
    kept: Sequence[WrittenPiece], before: Sequence[WrittenPiece], wanted: Sequence[WrittenPiece]
) -> tuple[WrittenPiece, ...]:
    """Bring two sides together, fact by fact.

    Args:
        kept: What the file holds now.
        before: What the writer began with.
        wanted: What the writer has now; its order stands.

    Returns:
        Every piece of `wanted` with what only the file has changed; what the file has gained stays behind the piece it
        follows there. A piece taken out on one side is gone, unless the other side has changed it since.
    """
    then = {each.id: each for each in before}
    now = {each.id: each for each in kept}
    chosen = {each.id for each in wanted}
    final: list[WrittenPiece] = []
    for piece in wanted:
        began, stands = then.get(piece.id), now.get(piece.id)
        if began is None or stands is None:
            if began is None or piece != began:
                final.append(piece)
        else:
            final.append(_merged_facts(stands, began, piece))
    follows = ""
    for piece in kept:
        is_gained = piece.id not in then or piece != then[piece.id]
        if piece.id not in chosen and is_gained:
            final.insert(_behind(final, follows, now), piece)
        follows = piece.id
    return tuple(final)


def _behind(pieces: Sequence[WrittenPiece], piece_id: str, kept: Collection[str]) -> int:
    """The place behind a piece and whatever was just written behind it."""
    place = next((place for place, each in enumerate(pieces, start=1) if each.id == piece_id), 0)
    while place and place < len(pieces) and pieces[place].id not in kept:
        place += 1
    return place


def _merged_facts(stands: _T, began: _T, wanted: _T) -> _T:
    facts: dict[str, Any] = {}
    for each in fields(wanted):
        old, new = getattr(began, each.name), getattr(wanted, each.name)
        if new == old:
            continue
        held = getattr(stands, each.name)
        if isinstance(old, WrittenDecision) and isinstance(new, WrittenDecision) and held is not None:
            new = _merged_facts(held, old, new)
        facts[each.name] = new
    return replace(stands, **facts)
