"""Makes a briefing fit one page: every section keeps its first lines as long as all can, and says what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_ROUND = {"Abbreviations in this pack": 5}
"""Short entries that run on in one paragraph: so many take the room of one line."""


def filling(lengths: Sequence[int], steps: Sequence[int] = ()) -> tuple[int, ...]:
    """The order in which lines are given out: a section’s place for every line it gets, in turns.

    Args:
        lengths: how many lines each section has.
        steps: how many a section gets at its turn; 1 when it is not said.
    """
    each_turn = tuple(steps) or (1,) * len(lengths)
    given = [0] * len(lengths)
    order: list[int] = []
    while any(done < length for done, length in zip(given, lengths, strict=True)):
        for place, length in enumerate(lengths):
            more = min(each_turn[place], length - given[place])
            order += [place] * more
            given[place] += more
    return tuple(order)


def limits_that_fit(
    lengths: Sequence[int], fits: Callable[[tuple[int, ...]], bool], steps: Sequence[int] = ()
) -> tuple[int, ...]:
    """The most lines for each section with which everything still fits.

    Lines are given out in turns, so that no long section crowds out another. `fits` is asked only a few times: what fits
    with more lines fits with fewer. When not even the headings fit, no line is given.
    """
    order = filling(lengths, steps)

    def limits(number: int) -> tuple[int, ...]:
        given = [0] * len(lengths)
        for place in order[:number]:
            given[place] += 1
        return tuple(given)

    if fits(limits(len(order))):
        return limits(len(order))
    least, most = 0, len(order)
    while most - least > 1:
        middle = (least + most) // 2
        if fits(limits(middle)):
            least = middle
        else:
            most = middle
    return limits(least)


def steps_of(titles: Sequence[str]) -> tuple[int, ...]:
    """How many lines the section of each title gets at its turn."""
    return tuple(_ROUND.get(title, 1) for title in titles)
