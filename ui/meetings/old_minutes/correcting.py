"""What somebody said of lines, step by step, so that each step can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from boardkeeper.importing.old_minutes import Corrections, LineKind, OldLine


class Correcting:
    """Collects corrections; every method is one step."""

    def __init__(self) -> None:
        self.current = Corrections()
        self._before: list[Corrections] = []

    @property
    def can_take_back(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._before)

    def begin(self) -> None:
        """Forget everything: another paper."""
        self.current = Corrections()
        self._before.clear()

    def take_back(self) -> bool:
        """Take the last step back; False when there is none."""
        if not self._before:
            return False
        self.current = self._before.pop()
        return True

    def say_kind(self, indices: Iterable[int], kind: LineKind) -> None:
        """Say what some lines are; they stand for themselves then."""
        chosen = frozenset(indices)
        self._set(
            replace(
                self.current,
                kinds={**self.current.kinds, **dict.fromkeys(chosen, kind)},
                joined=self.current.joined - chosen,
                apart=self.current.apart | chosen,
            )
        )

    def join(self, lines: Iterable[OldLine]) -> None:
        """Say that lines go on from those before them; one that does already stands for itself again."""
        joined, apart = set(self.current.joined), set(self.current.apart)
        for line in lines:
            if line.understood_as is LineKind.CONTINUED:
                joined.discard(line.index)
                apart.add(line.index)
            elif line.index:
                joined.add(line.index)
                apart.discard(line.index)
        kinds = {index: kind for index, kind in self.current.kinds.items() if index not in joined}
        self._set(replace(self.current, joined=frozenset(joined), apart=frozenset(apart), kinds=kinds))

    def say_number(self, index: int, number: int | None) -> None:
        """Say which number a heading has; None for none."""
        self._set(replace(self.current, numbers={**self.current.numbers, index: number}))

    def number_from(self, headings: Iterable[OldLine], first: int) -> None:
        """Number headings one after the other."""
        numbers = {line.index: first + place for place, line in enumerate(headings)}
        self._set(replace(self.current, numbers={**self.current.numbers, **numbers}))

    def shift(self, lines: Iterable[OldLine], by: int) -> None:
        """Move points in or out."""
        levels = {
            line.index: max(0, min(line.level + by, 3))
            for line in lines
            if line.understood_as is LineKind.POINT
        }
        if levels:
            self._set(replace(self.current, levels={**self.current.levels, **levels}))

    def say_exempt(self, indices: Iterable[int], paragraphs: str) -> None:
        """Say under which paragraphs of Schedule 12A lines are exempt; blank makes them public."""
        self._set(replace(self.current, exempt={**self.current.exempt, **dict.fromkeys(indices, paragraphs)}))

    def say_day(self, held_on: date | None) -> None:
        """Say on which day the meeting was; None leaves it to the paper."""
        self._set(replace(self.current, held_on=held_on))

    def _set(self, corrections: Corrections) -> None:
        if corrections != self.current:
            self._before.append(self.current)
            self.current = corrections
