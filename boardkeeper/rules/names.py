"""Names as papers list them: “Councillors Allen, Buchan and Mrs Johnson” are three people.

Source: the head of an English council's agenda, which names members of one style together.
"""

from __future__ import annotations

import re

#: What stands before a list of names, and before each of them.
_STYLES = {"councillors": "Councillor", "cllrs": "Cllr", "aldermen": "Alderman"}

_JOINTS = re.compile(r"\s*(?:,|;|\n|\band\b|&)\s*")


def read_names(written: str) -> tuple[str, ...]:
    """Read one name or a list of them, each once, in the order written.

    A list is known by its style (“Councillors A, B and C”), or by semicolons or lines between full names. Anything
    else is one name, whatever commas it has: “Jo Bird, OBE”.
    """
    text = written.strip().rstrip(".")
    style, _, rest = text.partition(" ")
    single = _STYLES.get(style.casefold())
    if single is not None:
        names = [f"{single} {name}" for name in _JOINTS.split(rest) if name.strip()]
    else:
        names = [name for name in re.split(r"[;\n]", text) if name.strip()]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))
