"""What a cell's number format says: percent or money, how many decimals are shown, whether a number is a date.

Source: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (format codes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

GENERAL = "General"

#: Formats a workbook may use by number without writing them out.
BUILT_IN: dict[int, str] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "£#,##0;-£#,##0",
    6: "£#,##0;[Red]-£#,##0",
    7: "£#,##0.00;-£#,##0.00",
    8: "£#,##0.00;[Red]-£#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: "#,##0",
    42: "£#,##0",
    43: "#,##0.00",
    44: "£#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETED = re.compile(r"\[[^\]]*\]")
_CURRENCY_IN_BRACKETS = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAY_LETTERS = re.compile(r"[dy]|mmm", re.IGNORECASE)
_DECIMALS = re.compile(r"[0#?](?:[0#?,]*)(?:\.([0#?]+))?")
_CURRENCY_SIGNS = "£$€¥"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format code, understood.

    Attributes:
        is_percent: The number is shown times one hundred.
        is_money: A currency sign stands with it.
        is_date: The number is a date (or a date with a time).
        is_time: The number is a time of day or an elapsed time, without a date.
        decimals: Digits shown after the point; None when the format leaves that to the number.
    """

    is_percent: bool
    is_money: bool
    is_date: bool
    is_time: bool
    decimals: int | None


@lru_cache(maxsize=4096)
def understand(code: str) -> NumberFormat:
    """Read a format code; only its first section counts, which is the one for positive numbers."""
    section = code.split(";", maxsplit=1)[0]
    is_elapsed = bool(_ELAPSED.search(section))
    currency = "".join(_CURRENCY_IN_BRACKETS.findall(section))
    bare = _BRACKETED.sub("", _QUOTED.sub("", section))
    is_plain = section.strip().casefold() in {"", "general", "@", "standard"}
    has_clock = is_elapsed or (not is_plain and "E+" not in bare and bool(_DATE_LETTERS.search(bare)))
    is_date = has_clock and not is_elapsed and bool(_DAY_LETTERS.search(bare.replace("AM/PM", "")))
    return NumberFormat(
        is_percent="%" in bare,
        is_money=any(sign in section for sign in _CURRENCY_SIGNS) or bool(currency.strip()),
        is_date=is_date,
        is_time=has_clock and not is_date,
        decimals=None if is_plain or has_clock else _decimals(bare),
    )


def _decimals(bare: str) -> int | None:
    """Count the digits after the point; a fraction, an exponent or a scaled figure ("0.0,") shows none that counts."""
    found = _DECIMALS.search(bare)
    if found is None or "/" in bare or "E" in bare.upper() or bare.rstrip("% )").endswith(","):
        return None
    return len(found[1] or "")
