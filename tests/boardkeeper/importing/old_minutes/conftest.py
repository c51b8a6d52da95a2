"""Short minutes of a made-up board, and what they were understood as."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from boardkeeper.importing.old_minutes import (
    Corrections,
    LineKind,
    OldMinutes,
    old_minutes_of_text,
    understand,
)

HEAD = """Children's Scrutiny Panel
Wednesday 10 July 2019
PRESENT:
Councillor Mrs Johnson, in the Chair.
Councillors Allen and Buchan.
Apologies for absence: Councillor Murphy.
The meeting started at 2.00 pm and finished at 4.00 pm.
10. **Declarations of Interest**
There were none.
"""


@pytest.fixture
def read() -> Callable[..., OldMinutes]:
    """Understands text below the head, with corrections by line."""

    def understood(body: str, *, head: str = HEAD, **corrections: object) -> OldMinutes:
        old = old_minutes_of_text(head + body)
        if corrections:
            return understand(old.paper, Corrections(**corrections))  # type: ignore[arg-type]
        return old

    return understood


@pytest.fixture
def kinds() -> Callable[[OldMinutes], list[LineKind]]:
    """What the lines below the head were understood as."""
    return lambda old: [line.understood_as for line in old.lines[9:]]
