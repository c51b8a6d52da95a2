"""What has been decided about a merge so far, and how it is said; plain values, no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from boardkeeper.reviews.plan import Choice, MergeLine, MergePlan, Outcome
from ui.theme.tokens import Tone
from ui.today.words import count

TO_DECIDE = "Decide"

_CHOSEN = {Choice.OURS: "Ours stays", Choice.CHAIRS: "Chair’s", Choice.BOTH: "Both"}
_BECOMES = {
    Outcome.TAKEN: "Taken over",
    Outcome.SAME: "The same",
    Outcome.MERGED: "Both taken",
    Outcome.CONFLICT: TO_DECIDE,
    Outcome.LOST_ROW: "As a remark",
    Outcome.REFUSED: "As a remark",
}


@dataclass(slots=True)
class Decisions:
    """The plan and the choices made on it.

    Attributes:
        choices: By the id of a line; only what differs from what would happen by itself, and every conflict decided.
    """

    plan: MergePlan
    choices: dict[str, Choice | str] = field(default_factory=dict)

    def take_plan(self, plan: MergePlan) -> None:
        """Go on with a new plan of the same review: choices stay where nothing has changed."""
        same = {line.id for line in plan.lines} & {line.id for line in self.plan.lines}
        before = {line.id: line for line in self.plan.lines}
        after = {line.id: line for line in plan.lines}
        self.choices = {
            each: choice
            for each, choice in self.choices.items()
            if each in same and before[each] == after[each]
        }
        self.plan = plan

    def choose(self, line: MergeLine, choice: Choice | str | None) -> None:
        """Decide a line; None and blank words take the decision back."""
        is_usual = choice is not None and choice is line.usual
        if choice is None or is_usual or (isinstance(choice, str) and not choice.strip()):
            self.choices.pop(line.id, None)
        else:
            self.choices[line.id] = choice

    def chosen(self, line: MergeLine) -> Choice | str | None:
        """What happens to a line: as decided, or by itself; None while it is open, or where there is no choice."""
        return self.choices.get(line.id, line.usual)

    def is_open(self, line: MergeLine) -> bool:
        """Whether it still has to be decided."""
        return line.needs_choice and line.id not in self.choices

    @property
    def left(self) -> int:
        """How many are still to be decided."""
        return sum(self.is_open(line) for line in self.plan.lines)

    def result(self, line: MergeLine) -> str:
        """What the field will say; blank while that is open."""
        chosen = self.chosen(line)
        if isinstance(chosen, Choice):
            return line.results[chosen]
        return chosen if chosen is not None else line.merged

    def shown(self, line: MergeLine) -> str:
        """What a list says of a line: what was decided, or what the chair wrote."""
        return self.result(line) if line.id in self.choices else line.theirs

    def state(self, line: MergeLine) -> str:
        """What becomes of a line, in a word or two."""
        choice = self.choices.get(line.id)
        if isinstance(choice, Choice):
            return _CHOSEN[choice]
        if choice is not None:
            return "Own words"
        return "Added" if line.is_addition and line.outcome is Outcome.TAKEN else _BECOMES[line.outcome]

    def tone(self, line: MergeLine) -> Tone:
        """What the state's colour means: something to do, done, or nothing to see to."""
        if self.is_open(line):
            return Tone.WARNING
        if line.id in self.choices:
            return Tone.GOOD
        return Tone.INFO if line.outcome in {Outcome.LOST_ROW, Outcome.REFUSED} else Tone.NEUTRAL


def summary(decisions: Decisions) -> str:
    """The merge in a line or two: what happens by itself, and what has to be decided."""
    lines = decisions.plan.lines
    number = len(lines)
    if not number:
        return f"{decisions.plan.chair} read the board and changed nothing."
    taken = {Outcome.TAKEN, Outcome.MERGED, Outcome.SAME}
    by_itself = sum(each.outcome in taken and each.id not in decisions.choices for each in lines)
    otherwise = sum(each.outcome in taken and each.id in decisions.choices for each in lines)
    remarks = sum(each.outcome in {Outcome.LOST_ROW, Outcome.REFUSED} for each in lines)
    said = [f"{count(number, 'edit')}: {by_itself} taken over"]
    if otherwise:
        said.append(f"{otherwise} decided otherwise")
    if remarks:
        said.append(f"{remarks} kept as {'a remark' if remarks == 1 else 'remarks'}")
    conflicts = len(decisions.plan.conflicts)
    if conflicts:
        said.append(f"{conflicts} changed on both sides")
    left = decisions.left
    words = ", ".join(said) + "."
    if left:
        return f"{words} {left} still to be decided."
    return f"{words} Everything is decided." if conflicts else words


def done_words(taken: int, kept_as_remarks: int, chair: str) -> str:
    """What the toast says."""
    words = f"The review of {chair} is merged: {count(taken, 'edit')} taken over"
    if kept_as_remarks:
        words += f", {kept_as_remarks} kept as {'a remark' if kept_as_remarks == 1 else 'remarks'}"
    return f"{words}."


def required(decisions: Decisions) -> Mapping[str, Choice | str]:
    """The choices as the merge wants them."""
    return dict(decisions.choices)
