"""What was made from values, handed out again when the very same values come again.

After an edit nearly all of a pack is composed from values that have not changed: the store recalls them as the same objects
(`db.recalling`), so it is enough to ask whether they are the same, and comparing them costs nothing.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 160
_BY_VALUE = (str, int, float, bytes, date, frozenset, type(None))


@dataclass(frozen=True, slots=True)
class _Made:
    """What came out, and what it was made from: as long as that is held here, nothing else has its identity."""

    answer: object
    values: tuple[object, ...]


_made: OrderedDict[Hashable, _Made] = OrderedDict()
_lock = threading.Lock()


def once(make: Callable[P, R], *values: P.args, **named: P.kwargs) -> R:
    """What `make(*values, **named)` answers, made anew only for values it was not asked for lately.

    Args:
        make: Depends on nothing but its arguments, and nobody changes what it is given or what it answers.
        values: Words, numbers, days and frozen sets count as the same when they are equal, everything else when it is the same
            object.
        named: More of them, by name.
    """
    key = (make, tuple(map(_mark, values)), tuple((name, _mark(value)) for name, value in named.items()))
    with _lock:
        found = _made.get(key)
        if found is not None:
            _made.move_to_end(key)
            return cast("R", found.answer)
    answer = make(*values, **named)
    with _lock:
        _made[key] = _Made(answer, (*values, *named.values()))
        while len(_made) > _MOST:
            _made.popitem(last=False)
    return answer


def _mark(value: object) -> Hashable:
    return (type(value), value) if isinstance(value, _BY_VALUE) else id(value)


def forget_all() -> None:
    """Let go of everything: another board is opened."""
    with _lock:
        _made.clear()
