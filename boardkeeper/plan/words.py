"""What a plan of each kind calls its parts."""

from __future__ import annotations

from dataclasses import dataclass

from db.tables.plan import PlanKind

__all__ = ["PlanWords", "words_of"]


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The nouns of one kind of plan, in small letters, and the headings of what a milestone says."""

    plan: str
    priority: str
    priorities: str
    milestone: str
    milestones: str
    aim: str
    impact: str
    assurance: str
    key_dates: str

    def counted(self, number: int) -> str:
        """“1 milestone”, “22 milestones”."""
        return f"{number:,} {self.milestone if number == 1 else self.milestones}"

    def counted_priorities(self, number: int) -> str:
        """“1 priority”, “six priorities” in figures: “6 priorities”."""
        return f"{number:,} {self.priority if number == 1 else self.priorities}"


_WORDS = {
    PlanKind.IMPROVEMENT_PLAN: PlanWords(
        plan="improvement plan",
        priority="priority",
        priorities="priorities",
        milestone="milestone",
        milestones="milestones",
        aim="Aim",
        impact="Impact and evidence",
        assurance="Assurance",
        key_dates="Key dates",
    ),
    PlanKind.STRATEGY: PlanWords(
        plan="strategy",
        priority="priority",
        priorities="priorities",
        milestone="commitment",
        milestones="commitments",
        aim="What we want",
        impact="What will be different",
        assurance="How we will know",
        key_dates="When",
    ),
    PlanKind.AREAS: PlanWords(
        plan="plan of areas for improvement",
        priority="area for improvement",
        priorities="areas for improvement",
        milestone="action",
        milestones="actions",
        aim="What the inspection said",
        impact="Outcome",
        assurance="Evidence",
        key_dates="When",
    ),
}


def words_of(kind: PlanKind) -> PlanWords:
    """The words of a kind of plan."""
    return _WORDS[PlanKind(kind)]
